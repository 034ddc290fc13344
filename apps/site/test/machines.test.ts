import { describe, expect, test } from '@jest/globals';
import type { PublicIssue } from '@masthead/archive';
import { parseFeed } from '@rowanmanning/feed-parser';
import { Validator } from '@seriousme/openapi-schema-validator';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseJsonFeed } from 'feedsmith';
import jsonld from 'jsonld';
import RssParser from 'rss-parser';
import { doors } from '../src/api/openapi.ts';
import { sitemapFile, sitemapIndex } from '../src/feeds/sitemap.ts';
import { makeIssue, newsletter, paperEntry, storyEntry, withMentions } from './fixtures.ts';
import { hostileTexts } from './hostile.ts';
import { makeTestApp, siteUrl } from './make-test-app.ts';

const publicFrom = new Date('2026-11-20T08:00:00Z');
const issue = makeIssue({ number: 12, date: '2026-11-20', publicFrom });
const hostile = makeIssue({
  number: 13,
  date: '2026-11-27',
  publicFrom: new Date('2026-11-27T08:00:00Z'),
  words: `${hostileTexts.join(' ')} ]]> \u0000\u0008\ud800`,
  tagline: `${hostileTexts[0]} ]]> & </title>`,
});
const topic = {
  slug: 'state-space-models',
  name: 'State space models',
  entries: [withMentions(storyEntry, [issue]), withMentions(paperEntry, [issue])],
};

function appWith(issues: readonly PublicIssue[]) {
  return makeTestApp({
    archive: {
      newsletters: async () => [newsletter],
      latestIssues: async () => [...issues],
      issueBySlug: async (slug) => issues.find((one) => one.slug === slug) ?? null,
      entryBySlug: async (kind) => withMentions(kind === 'paper' ? paperEntry : storyEntry, [issue]),
      topicBySlug: async () => topic,
      topics: async () => [{ slug: topic.slug, name: topic.name, entries: 2 }],
      authorBySlug: async () => ({
        slug: 'ada-winter',
        name: 'Ada Winter',
        papers: [topic.entries[1] ?? paperEntry],
      }),
      addresses: async () => [{ kind: 'issue', slug: issue.slug, changedAt: publicFrom }],
    },
  });
}
const app = appWith([issue]);
const textOf = async (path: string, from = app) => (await from.request(path)).text();

describe.each(['', '/newsletters/gradient-notes', '/topics/state-space-models'])(
  'the feeds of "%s"',
  (scope) => {
    const title = scope.startsWith('/topics') ? 'State space models' : 'Gradient Notes';
    const words = scope.startsWith('/topics') ? 'What we said' : 'Worth an evening.';

    test.each(['feed.xml', 'atom.xml'])('%s is read by parsers that somebody else wrote', async (file) => {
      const response = await app.request(`${scope}/${file}`);
      expect(response.headers.get('cache-control')).toBe('public, no-cache');
      const text = await response.text();
      expect(XMLValidator.validate(text)).toBe(true);
      const feed = parseFeed(text);
      expect(feed.title).toContain(title);
      const [item] = feed.items;
      expect((item?.published ?? item?.updated)?.toISOString()).toBe(publicFrom.toISOString());
      expect(item?.url).toMatch(/^http:\/\/site\.example\/issues\/issue-12/);
      // In full, links absolute.
      expect(item?.content).toContain(words);
      expect(item?.content).not.toMatch(/href="\//);
      expect((await new RssParser().parseString(text)).items).toHaveLength(feed.items.length);
    });

    test('feed.json is read by a parser that somebody else wrote', async () => {
      const feed = parseJsonFeed(JSON.parse(await textOf(`${scope}/feed.json`)));
      expect(feed.title).toContain(title);
      expect(feed.items?.[0]?.url).toMatch(/^http:\/\/site\.example\/issues\/issue-12/);
      expect(feed.items?.[0]?.content_html).toContain(words);
      expect(feed.items?.[0]?.date_published).toBe(publicFrom.toISOString());
    });
  },
);

test('an unchanged feed stays the same to the byte; hostile words break none', async () => {
  for (const file of ['/feed.xml', '/atom.xml']) {
    expect(await textOf(file)).toBe(await textOf(file));
    const text = await textOf(file, appWith([hostile, issue]));
    const [, , summary = ''] = /<(description|summary)[^>]*><!\[CDATA\[(.*?)<\/\1>/s.exec(text) ?? [];
    expect(summary).toContain('&lt;script&gt;');
    expect(summary).not.toMatch(/<(script|img)/i);
    const { items } = await new RssParser().parseString(text);
    expect(items).toHaveLength(2);
    const title = items[0]?.title ?? '';
    // Atom says that its titles are HTML.
    const words = file === '/atom.xml' ? ']]&gt; &amp; &lt;/title&gt;' : ']]> & </title>';
    expect(title).toContain(words);
  }
  const { items } = parseJsonFeed(JSON.parse(await textOf('/feed.json', appWith([hostile, issue]))));
  expect(items?.[0]?.title).toContain(']]> & </title>');
});

test('JSON Feed names its version and every item an id and a date', async () => {
  const feed = JSON.parse(await textOf('/feed.json'));
  expect(feed.version).toMatch(/^https:\/\/jsonfeed\.org\/version\/1/);
  for (const { id, url, date_published } of feed.items) {
    expect(URL.canParse(id) && URL.canParse(url)).toBe(true);
    expect(Number.isNaN(Date.parse(date_published))).toBe(false);
  }
});

describe('the sitemap', () => {
  const parser = new XMLParser({ isArray: (name) => name === 'url' || name === 'sitemap' });

  test('names every page that holds something public, and robots.txt names it', async () => {
    const xml = await textOf('/sitemap.xml');
    expect(XMLValidator.validate(xml)).toBe(true);
    const { url } = parser.parse(xml).urlset;
    expect(url).toContainEqual({ loc: `${siteUrl}/issues/issue-12`, lastmod: publicFrom.toISOString() });
    expect(url).toContainEqual({ loc: `${siteUrl}/archive` });
    expect(await textOf('/robots.txt')).toContain(`Sitemap: ${siteUrl}/sitemap.xml`);
  });

  test('past 50,000 addresses it is a list of files, none larger', async () => {
    const addresses = Array.from({ length: 60_000 }, (_, index) => ({
      kind: 'story' as const,
      slug: `story-${index}`,
      changedAt: publicFrom,
    }));
    const large = makeTestApp({ archive: { addresses: async () => addresses } });
    const { sitemap } = parser.parse(await textOf('/sitemap.xml', large)).sitemapindex;
    expect(sitemap).toHaveLength(2);
    const files = await Promise.all([1, 2].map((number) => textOf(`/sitemap-${number}.xml`, large)));
    const counts = files.map((file) => file.match(/<loc>/g)?.length ?? 0);
    expect(counts[0]).toBe(50_000);
    expect((counts[0] ?? 0) + (counts[1] ?? 0)).toBeGreaterThan(60_000);
    expect((await large.request('/sitemap-3.xml')).status).toBe(404);
  });

  test('nothing in an address ends its element', () => {
    const odd = 'https://x.example/?a=1&b=<2>';
    for (const xml of [sitemapFile([{ path: '/', changedAt: null }], odd), sitemapIndex(1, odd)])
      expect(XMLValidator.validate(xml)).toBe(true);
  });
});

describe('what a page is, in the words of schema.org', () => {
  /** Expanded by a JSON-LD processor, with schema.org's vocabulary given so that nothing is fetched. */
  async function expanded(path: string, from = app): Promise<Record<string, unknown>> {
    const html = await textOf(path, from);
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
    const data = JSON.parse(json);
    expect(data['@context']).toBe('https://schema.org');
    const [node] = await jsonld.expand({ ...data, '@context': { '@vocab': 'https://schema.org/' } });
    return node as Record<string, unknown>;
  }

  test('an issue is a NewsArticle', async () => {
    const node = await expanded('/issues/issue-12');
    expect(node['@type']).toEqual(['https://schema.org/NewsArticle']);
    for (const name of ['headline', 'datePublished', 'author', 'publisher', 'mainEntityOfPage'])
      expect(node[`https://schema.org/${name}`]).toBeDefined();
  });

  test('a paper’s page is about a ScholarlyArticle', async () => {
    const node = await expanded(`/papers/${paperEntry.slug}`);
    const [paper] = node['https://schema.org/mainEntity'] as Record<string, unknown>[];
    expect(paper?.['@type']).toEqual(['https://schema.org/ScholarlyArticle']);
    expect(paper?.['https://schema.org/author']).toHaveLength(2);
  });

  test('hostile words stay data', async () => {
    const html = await textOf('/issues/issue-13', appWith([hostile]));
    expect(html).not.toMatch(/<script(?! type="module" src="\/assets\/| type="application\/ld\+json")/);
    expect((await expanded('/issues/issue-13', appWith([hostile])))['https://schema.org/headline']).toEqual([
      { '@value': hostile.tagline },
    ]);
  });
});

describe('the read API', () => {
  test('is described by a document that an OpenAPI validator accepts', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(await textOf('/api/openapi.json')));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  test.each(doors.map(({ path, answer }) => [path, answer] as const))(
    '%s answers as described',
    async (path, answer) => {
      const slug = path.includes('issues') ? 'issue-12' : 'any';
      const response = await app.request(path.replace('{slug}', slug));
      expect(response.status).toBe(200);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      const body = await response.json();
      expect(answer.parse(body)).toEqual(body);
    },
  );

  test('what is not there says so in its own shape; an unlisted issue is not there', async () => {
    const unlisted = appWith([{ ...issue, archiveMode: 'unlisted' }]);
    for (const [from, path] of [
      [app, '/api/issues/none'],
      [app, '/api/nonsense'],
      [unlisted, '/api/issues/issue-12'],
    ] as const) {
      const response = await from.request(path);
      expect([response.status, (await response.json()).code]).toEqual([404, 'not-found']);
    }
  });
});

describe('citations beside their pages', () => {
  test.each([
    ['/issues/issue-12.bib', 'application/x-bibtex', '@article{gradient-notes-12,'],
    [`/papers/${paperEntry.slug}.ris`, 'application/x-research-info-systems', 'TY  - JOUR'],
    [`/stories/${storyEntry.slug}.bib`, 'application/x-bibtex', '@misc{'],
    [
      '/topics/state-space-models.csl.json',
      'application/vnd.citationstyles.csl+json',
      '"type": "article-journal"',
    ],
  ])('%s', async (path, type, holds) => {
    const response = await app.request(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
    expect(await response.text()).toContain(holds);
  });

  test('of what is not public there is none', async () => {
    for (const path of ['/issues/none.bib', '/issues/.bib', '/issues/none.exe', '/topics/none/x.bib'])
      expect((await app.request(path)).status).toBe(404);
  });
});
