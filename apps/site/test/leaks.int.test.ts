import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeIssue, newsletter, paperEntry, storyEntry, withMentions } from './fixtures.ts';
import { makeRealSite, type RealSite } from './make-real-site.ts';

/** One word a secret; each beside a word that a search would find it by. */
const secrets = {
  draft: 'zqdraft51',
  scheduled: 'zqscheduled52',
  unlisted: 'zqunlisted53',
  withheld: 'zqwithheld54',
  reader: 'zqreader55',
};
const bait = 'nightingale';
const at = (iso: string) => new Date(`${iso}T08:00:00Z`);
const words = (secret: string) => `${bait} ${secret}`;
const open = makeIssue({
  number: 11,
  date: '2026-11-06',
  publicFrom: at('2026-11-06'),
  words: `${bait} in the open`,
});
const hidden = [
  makeIssue({
    number: 12,
    date: '2026-11-13',
    publicFrom: at('2026-11-13'),
    words: words(secrets.unlisted),
    archiveMode: 'unlisted',
  }),
  makeIssue({
    number: 13,
    date: '2026-11-13',
    publicFrom: at('2026-11-13'),
    words: words(secrets.withheld),
    tagline: 'For subscribers',
    archiveMode: 'subscribers',
  }),
  makeIssue({
    number: 14,
    date: '2026-11-27',
    publicFrom: at('2026-11-27'),
    words: words(secrets.scheduled),
  }),
  makeIssue({ number: 15, date: '2026-12-04', publicFrom: null, words: words(secrets.draft) }),
];
/** The opening of a subscribers' issue is for everybody. */
const withheldOpening = hidden[1];

let site: RealSite;
beforeAll(async () => {
  site = await makeRealSite('http://127.0.0.1:4000');
  site.setNow(at('2026-11-20'));
  const { write } = site.archive;
  await write.upsertNewsletter(newsletter);
  for (const issue of [open, ...hidden]) {
    const { snapshot } = issue;
    const opening = { ...snapshot.issue, lede: open.snapshot.issue.lede };
    await write.upsertIssue(
      issue === withheldOpening ? { ...issue, snapshot: { ...snapshot, issue: opening } } : issue,
    );
  }
  for (const entry of [storyEntry, paperEntry])
    await write.upsertEntry(withMentions(entry, [open, ...hidden]));
  await site.delivery.list.addConfirmed(
    newsletter.id,
    [{ address: `${secrets.reader}@readers.test`, name: `Ada ${secrets.reader}` }],
    'test',
  );
  await write.createPreviewLink({
    issueId: hidden[3]?.id ?? '',
    label: secrets.draft,
    snapshot: hidden[3]?.snapshot ?? open.snapshot,
    emailHtml: `<p>${secrets.draft}</p>`,
    createdBy: 'editor',
    createdAt: at('2026-11-19'),
    expiresAt: at('2026-12-19'),
  });
});
afterAll(() => site.close());

/**
 * Every route that the app has, by its own enumeration, with everything that stands in an address put where it takes a
 * part; and every address that any answer names. A route added later is asked without this test knowing it.
 */
test('no secret stands in any answer of any route, page, feed, picture or error', async () => {
  const parts = [
    ...[open, ...hidden].flatMap(({ id, slug }) => [slug, id, `${slug}.bib`, `${slug}.png`]),
    ...[storyEntry, paperEntry].map(({ slug }) => slug),
    ...['state-space-models', newsletter.slug, newsletter.id, '2026', 'x', '%ff', '..%2f..%2fetc'],
    ...[`${storyEntry.slug}.json`, `${paperEntry.slug}.bib`, `${paperEntry.slug}.ris`],
  ];
  const patterns = new Set(site.app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path));
  const filled = [...patterns].flatMap((pattern) =>
    pattern.includes(':') || pattern.includes('*')
      ? parts.map((part) => pattern.replace(/:\w+(\{[^}]*\})?\??|\*/g, part))
      : [pattern, `${pattern}?q=${bait}`, `${pattern}?q=${bait}&topic=state-space-models&year=2026`],
  );
  expect(patterns.size).toBeGreaterThan(12);
  const own = `/issues/${hidden[0]?.slug}`;
  const queue = [...filled];
  const seen = new Set<string>();
  const leaks: string[] = [];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (seen.has(path) || seen.size > 3_000) continue;
    seen.add(path);
    const response = await site.app.request(path);
    const body = Buffer.from(await response.arrayBuffer()).toString();
    const all = `${[...response.headers].join('\n')}\n${body}`;
    // An unlisted issue may be read at its own address, and below it.
    const known = path.startsWith(own) ? [secrets.unlisted] : [];
    for (const secret of Object.values(secrets))
      if (all.includes(secret) && !known.includes(secret)) leaks.push(`${path} → ${secret}`);
    if (!path.startsWith(own) && all.includes(own)) leaks.push(`${path} leads to the unlisted issue`);
    for (const [, href = ''] of body.matchAll(
      /(?:href|src|action|<loc>|"url":\s*)=?"?(?:http:\/\/127\.0\.0\.1:4000)?(\/[^"#<\s]*)/g,
    ))
      queue.push(href.replaceAll('&amp;', '&'));
  }
  expect(leaks).toEqual([]);
  expect([...seen]).toEqual(
    expect.arrayContaining(['/', '/archive', '/issues/issue-11', '/issues/issue-14', '/feed.xml']),
  );
  expect(seen.size).toBeGreaterThan(patterns.size);
});

test('the unlisted issue is there for who has its address, and no search engine', async () => {
  const page = await (await site.app.request(`/issues/${hidden[0]?.slug}`)).text();
  expect(page).toContain(secrets.unlisted);
  expect(page).toContain('<meta name="robots" content="noindex, nofollow"');
  expect(page).not.toContain('rel="canonical"');
});
