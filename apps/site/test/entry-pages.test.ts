import { describe, expect, test } from '@jest/globals';
import { anchorFor, renderWebPage } from '@masthead/templates';
import { manyItems } from '@masthead/templates/samples';
import { articleHtml } from '../src/feeds/feed-html.tsx';
import { makeIssue, newsletter, paperEntry, storyEntry, withMentions } from './fixtures.ts';
import { makeTestApp } from './make-test-app.ts';

const other = { ...newsletter, id: '65a0000000000000000000ff', slug: 'other', name: 'The Other Letter' };
const issue = makeIssue({ number: 12, date: '2026-11-20', publicFrom: new Date('2026-11-20T08:00:00Z') });
const ofOther = { ...issue, newsletterId: other.id };
const reviewed = { ...paperEntry, arxivId: null, url: null, openReviewId: 'a1&B2' };

function siteWith(said: typeof issue) {
  const paper = withMentions(reviewed, [said]);
  const story = withMentions(storyEntry, [said]);
  return makeTestApp({
    archive: {
      newsletters: async () => [newsletter, other],
      entryBySlug: async (kind: string) => (kind === 'paper' ? paper : story),
      topicBySlug: async () => ({ slug: 'state-space-models', name: 'State space models', entries: [story] }),
      authorBySlug: async () => ({ slug: 'ada-winter', name: 'Ada Winter', papers: [paper] }),
    },
  });
}
const pages = [
  `/stories/${storyEntry.slug}`,
  `/papers/${paperEntry.slug}`,
  '/topics/state-space-models',
  '/authors/ada-winter',
];
const htmlOf = async (said: typeof issue, path: string) => (await siteWith(said).request(path)).text();
const siteName = (html: string) => /property="og:site_name" content="([^"]*)"/.exec(html)?.[1];

describe.each(pages)('%s', (path) => {
  test('wears the newsletter that spoke of it, and the first one where that did', async () => {
    expect(siteName(await htmlOf(ofOther, path))).toBe(other.name);
    expect(siteName(await htmlOf(issue, path))).toBe(newsletter.name);
  });
});

test('a timeline leads to the place in the issue', async () => {
  const html = await htmlOf(issue, `/stories/${storyEntry.slug}`);
  expect(html).toContain(`href="/issues/issue-12#${anchorFor(storyEntry.slug)}"`);
});

test('a paper with an OpenReview id says so on its page, to machines, to the API and in its citation', async () => {
  const forum = 'https://openreview.net/forum?id=a1%26B2';
  const html = await htmlOf(issue, `/papers/${paperEntry.slug}`);
  expect(html).toContain(`<a href="${forum}"><code>OpenReview a1&amp;B2</code></a>`);
  const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  const { mainEntity } = JSON.parse(data);
  expect(mainEntity.sameAs).toEqual([forum]);
  expect(mainEntity.identifier).toEqual([
    { '@type': 'PropertyValue', propertyID: 'OpenReview', value: 'a1&B2' },
  ]);
  const api = await siteWith(issue).request(`/api/papers/${paperEntry.slug}`);
  expect((await api.json()).openReviewId).toBe('a1&B2');
  const csl = await siteWith(issue).request(`/papers/${paperEntry.slug}.csl.json`);
  expect(await csl.text()).toContain(forum);
});

test('a feed holds no links to places on a page that is not there', async () => {
  const [part] = manyItems(40).sections;
  if (part === undefined) throw new Error('nothing to list');
  const sections = Array.from({ length: 8 }, (_, at) => ({ ...part, id: `s${at}`, heading: `Part ${at}` }));
  const long = { ...issue, snapshot: { ...issue.snapshot, sections } };
  expect(await renderWebPage(long.snapshot)).toContain('href="#');
  expect(articleHtml(long, 'https://site.example')).not.toContain('href="#');
});
