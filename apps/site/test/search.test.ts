import { describe, expect, test } from '@jest/globals';
import { countedAtMost, type SearchHit, type SearchQuery } from '@masthead/archive';
import { passagesOfIssue } from '../src/search/passages-of-issue.ts';
import { makeIssue, newsletter, paperEntry, storyEntry } from './fixtures.ts';
import { hostileTexts } from './hostile.ts';
import { makeTestApp } from './make-test-app.ts';

const issue = makeIssue({ number: 12, date: '2026-11-20', publicFrom: new Date('2026-11-20T08:00:00Z') });
const hit: SearchHit = {
  kind: 'paper',
  anchor: 'short-states',
  entryId: paperEntry.id,
  entrySlug: paperEntry.slug,
  title: [{ text: paperEntry.title, marked: false }],
  byline: '',
  excerpt: [
    { text: 'Worth an ', marked: false },
    { text: 'evening', marked: true },
  ],
  issue: { ...issue, publicFrom: new Date('2026-11-20T08:00:00Z') },
};

/** The page of a search, and what the index was asked. */
async function searched(address: string, hits: readonly SearchHit[] = [hit], total = hits.length) {
  const queries: SearchQuery[] = [];
  const app = makeTestApp({
    archive: { newsletters: async () => [newsletter], years: async () => [2026] },
    search: {
      ready: async () => undefined,
      search: async (query) => {
        queries.push(query);
        return { hits, total, order: 'best', corrected: null };
      },
    },
  });
  const response = await app.request(address);
  return { response, html: await response.text(), queries };
}

describe('a search page', () => {
  test('marks what was found, links to the entry and to the place in the issue', async () => {
    const { html, queries } = await searched('/search?q=evening&kind=paper&year=2026&topic=a-b');
    expect(queries).toEqual([
      { text: 'evening', kind: 'paper', year: 2026, topic: 'a-b', page: 1, perPage: 20 },
    ]);
    expect(html).toContain('<mark>evening</mark>');
    expect(html).toContain(`href="/papers/${paperEntry.slug}"`);
    expect(html).toContain('href="/issues/issue-12#short-states"');
    expect(html).toContain('value="evening"');
    expect(html).toContain('noindex');
  });

  test('what is typed wrong in an address is no error', async () => {
    for (const address of [
      '/search?q=a&kind=nonsense',
      '/search?q=a&year=x',
      '/search?q=a&page=-3',
      '/search?q=%00',
    ]) {
      const { response } = await searched(address);
      expect([address, response.status]).toEqual([address, 200]);
    }
  });

  test('without a question nothing is asked', async () => {
    const { html, queries } = await searched('/search?q=&kind=');
    expect(queries).toEqual([]);
    expect(html).toContain('rel="canonical"');
  });

  test('what several issues said of one entry stands together, newest first', async () => {
    const older = {
      ...hit,
      issue: { ...hit.issue, id: 'x', number: 9, slug: 'issue-9', publicFrom: new Date(0) },
    };
    const { html } = await searched('/search?q=evening', [older, hit]);
    expect(html.match(/<li class="result">/g)).toHaveLength(1);
    expect(html).toMatch(/№ 12<\/a>.*also in .*№ 9/);
  });

  test('leads on to the next page under the same question', async () => {
    const { html } = await searched('/search?q=even%26ing&page=2', [hit], 90);
    expect(html).toContain('href="/search?q=even%26ing&amp;page=3"');
    expect(html).toContain('href="/search?q=even%26ing"');
    expect(html).toContain('90 passages · 21 to 40 · best first');
  });

  test('hostile questions and answers stay text', async () => {
    for (const text of hostileTexts) {
      const { html } = await searched(`/search?q=${encodeURIComponent(text)}`, [
        { ...hit, title: [{ text, marked: true }], excerpt: [{ text, marked: false }] },
      ]);
      expect(html).not.toMatch(/<script(?! type="module" src="\/assets\/)|<img|<svg/i);
    }
  });

  test('a process that is still reading says so', async () => {
    const app = makeTestApp({
      search: {
        ready: () => new Promise(() => undefined),
        search: async () => Promise.reject(new Error('asked')),
      },
    });
    const response = await app.request('/search?q=evening');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  }, 10_000);
});

test('an issue is found by its own words and by each item, at the anchors its page has', async () => {
  const passages = passagesOfIssue(issue);
  expect(passages.map(({ kind, anchor, entryId }) => [kind, anchor, entryId])).toEqual([
    ['issue', null, null],
    ['story', storyEntry.slug, storyEntry.id],
    ['paper', paperEntry.slug, paperEntry.id],
  ]);
  expect(passages[0]?.body).toContain('Measure before you move. Then measure again.');
  expect(passages[2]).toMatchObject({ title: paperEntry.title, body: 'Worth an evening.' });
  const html = await (
    await makeTestApp({ archive: { issueBySlug: async () => issue } }).request('/issues/issue-12')
  ).text();
  for (const { anchor } of passages.slice(1)) expect(html).toContain(`id="${anchor}"`);
});

test('past two thousand matches the page says that there are more, and counts no further', async () => {
  const { html } = await searched('/search?q=evening', [hit], countedAtMost + 1);
  expect(html).toContain('more than 2000 passages');
  expect((await searched('/search?q=evening', [hit], countedAtMost)).html).toContain('2000 passages');
});
