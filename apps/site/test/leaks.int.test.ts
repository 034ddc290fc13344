import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newsletter } from './fixtures.ts';
import {
  bait,
  hidden,
  plant,
  present,
  readModel,
  scheduled,
  secrets,
  slugs,
  unlisted,
} from './leak-plants.ts';
import { makeRealSite, type RealSite } from './make-real-site.ts';
import { ownForm } from './make-test-app.ts';
import { filled, routesOf, shapeOf } from './route-shapes.ts';

const siteUrl = 'http://127.0.0.1:4000';
let site: RealSite;
let tokens: readonly string[];
beforeAll(async () => {
  site = await makeRealSite(siteUrl);
  site.setNow(present);
  ({ tokens } = await plant(site));
});
afterAll(() => site.close());

const own = `/issues/${unlisted.issue.slug}`;
const endings = ['.bib', '.ris', '.csl.json', '.json', '.css'];
const odd = ['2026', 'x', '%ff', '..%2f..%2fetc', 'sitemap-1.xml'];
/** What can be asked beside an address. */
const queries = [
  ...['', `?q=${bait}`, `?q=${bait}&page=2`, '?limit=100', `?newsletter=${newsletter.slug}`],
  `?q=${bait}&topic=state-space-models&year=2026&newsletter=${newsletter.slug}`,
  ...hidden.map(({ issue }) => `?topic=topic-of-${issue.slug}`),
];

/** What this answer tells that who asked by this path did not know. */
function leaksOf(path: string, answer: string): readonly string[] {
  // An unlisted issue may be read at its own address, and below it.
  const mayRead = path.startsWith(own) ? [secrets.unlisted] : [];
  const told = Object.values(secrets).filter(
    (secret) => answer.includes(secret) && !mayRead.includes(secret),
  );
  const ledTo = hidden
    .filter(({ secret }) => secret !== secrets.withheld)
    .flatMap(({ issue, entries }) => [`/issues/${issue.slug}`, ...entries.map(({ slug }) => slug)])
    .filter((address) => answer.includes(address) && !path.startsWith(own));
  return [...told, ...ledTo].filter((word) => !path.includes(word));
}

async function ask(path: string, init: RequestInit): Promise<{ status: number; body: string; all: string }> {
  const response = await site.app.request(path, init);
  const body = Buffer.from(await response.arrayBuffer()).toString();
  return { status: response.status, body, all: `${[...response.headers].join('\n')}\n${body}` };
}

/** Every address of our own that an answer names. */
function addressesIn(body: string): readonly string[] {
  const named = /(?:href|src|action|<loc>|"url":\s*)=?"?(?:http:\/\/127\.0\.0\.1:4000)?(\/[^"#<\s]*)/g;
  return [...body.matchAll(named)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
}

/** Every route of this method, by the app's own enumeration, with everything that can stand in an address put where it takes a part. */
function addressesOf(method: string): readonly string[] {
  const words = [...slugs, ...slugs.flatMap((slug) => endings.map((ending) => slug + ending)), ...odd];
  return routesOf(site.app, method).flatMap((route) => {
    if (route.includes(':token')) return filled(route, [...tokens, ...odd]);
    if (/[:*]/.test(route)) return filled(route, route.includes('{') ? words : [...slugs, ...odd]);
    return queries.map((query) => route + query);
  });
}

/** Pictures, by the hash of what they show: there are none in this site's folder. */
const reachedElsewhere = ['/media/:file'];

/**
 * Every route that the app has, and every address that any answer names. A route added later is asked without this test
 * knowing it; where no word here leads to an answer of it, the test fails until one does.
 */
test('no secret stands in any answer of any route, page, feed, picture or error', async () => {
  const queue = [...addressesOf('GET')];
  const answered = new Map<string, number>();
  const leaks: string[] = [];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (answered.has(path)) continue;
    const { status, body, all } = await ask(path, {});
    answered.set(path, status);
    leaks.push(...leaksOf(path, all).map((word) => `${path} → ${word}`));
    queue.push(...addressesIn(body));
    if (answered.size > 6_000) throw new Error('the crawl has no end');
  }
  expect(leaks).toEqual([]);
  const found = [...answered]
    .filter(([, status]) => status === 200)
    .map(([path]) => path.replace(/\?.*/, ''));
  const isReached = (route: string) => found.some((path) => shapeOf(route).test(path));
  expect(routesOf(site.app, 'GET').filter((route) => !isReached(route))).toEqual(reachedElsewhere);
  expect(answered.get(`/issues/${scheduled.issue.slug}`)).toBe(404);
});

test('nor in what any form, or any other way of asking, is answered', async () => {
  const methods = new Set(site.app.routes.map(({ method }) => method));
  expect([...methods].sort()).toEqual(['ALL', 'GET', 'OPTIONS', 'POST']);
  const form = ownForm({ address: 'eve@readers.test', newsletter: newsletter.id, name: 'Eve', text: bait });
  const asked = [
    ...addressesOf('POST').map((path) => [path, form] as const),
    ...addressesOf('OPTIONS').map((path) => [path, { method: 'OPTIONS' }] as const),
    ...addressesOf('GET').map((path) => [path, { method: 'HEAD' }] as const),
  ];
  const leaks: string[] = [];
  for (const [path, init] of asked) {
    const { all } = await ask(path, init);
    leaks.push(...leaksOf(path, all).map((word) => `${init.method} ${path} → ${word}`));
  }
  expect(leaks).toEqual([]);
});

test('there was a secret to tell in every collection that there is', async () => {
  const { db } = site.archive;
  const names = (await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()).map(
    ({ name }) => name,
  );
  const bare: string[] = [];
  for (const name of names) {
    const kept = JSON.stringify(await db.collection(name).find().toArray());
    const isTold = Object.values(secrets).some((secret) => kept.includes(secret));
    if (!isTold && !hidden.some(({ entries }) => kept.includes(entries[0]?.slug ?? ''))) bare.push(name);
  }
  expect(names).toEqual(expect.arrayContaining(readModel));
  // The newsletter's own words, and by what name the read model goes: nothing in them is secret.
  expect(bare.sort()).toEqual(['publicNewsletters', 'publicState']);
});

test('the unlisted issue is there for who has its address, and no search engine', async () => {
  const page = await (await site.app.request(`/issues/${unlisted.issue.slug}`)).text();
  expect(page).toContain(secrets.unlisted);
  expect(page).toContain('<meta name="robots" content="noindex, nofollow"');
  expect(page).not.toContain('rel="canonical"');
});
