import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { plainFromRichText } from '@masthead/domain';
import { eventually, testMongoUri } from '@masthead/testing';
import { MongoClient } from 'mongodb';
import { type Archive, connectArchive, type PublicIssue, type Search } from '../src/index.ts';
import { openSearch } from '../src/search/open-search.ts';
import type { SearchQuery } from '../src/search/search.ts';
import { entry, entryMentionedIn, makeIssue, topic } from './fixtures.ts';

let archive: Archive;
const open: Search[] = [];
let now = new Date('2026-12-01T00:00:00Z');
const instant = new Date('2026-11-20T08:00:00.000Z');
const canary = 'zqcanary';

beforeAll(async () => {
  archive = await connectArchive(testMongoUri());
});
beforeEach(async () => {
  now = new Date('2026-12-01T00:00:00Z');
  for (const name of ['publicIssues', 'publicEntries']) await archive.db.collection(name).deleteMany({});
});
afterEach(async () => {
  for (const search of open.splice(0)) await search.stop();
});
afterAll(async () => {
  await archive.db.dropDatabase();
  await archive.close();
});

/** One site process: an index of its own. */
function aProcess(db = archive.db): Search {
  const search = openSearch({
    db,
    clock: () => now,
    onError: (error) => {
      throw error;
    },
    passagesOf: ({ slug, snapshot }: PublicIssue) => [
      {
        kind: 'issue',
        anchor: null,
        entryId: null,
        entrySlug: slug,
        title: snapshot.issue.tagline,
        byline: '',
        body: plainFromRichText(snapshot.issue.lede),
      },
      ...snapshot.sections.flatMap((section) =>
        section.kind === 'stories'
          ? section.items.map((item) => ({
              kind: 'story' as const,
              anchor: item.entrySlug,
              entryId: item.entryId,
              entrySlug: item.entrySlug,
              title: item.title,
              byline: item.byline,
              body: plainFromRichText(item.commentary),
            }))
          : [],
      ),
    ],
  });
  open.push(search);
  return search;
}

const numbers = async (search: Search, query: SearchQuery) =>
  (await search.search(query, now)).hits.map(({ kind, issue }) => `${kind} ${issue.number}`).sort();

const becomes = (search: Search, query: SearchQuery, expected: readonly string[]) =>
  eventually(async () => {
    expect(await numbers(search, query)).toEqual(expected);
    return true;
  });

test('what is found is marked, with where it stands', async () => {
  await archive.write.upsertIssue(makeIssue(12, instant, { words: 'speculative decoding' }));
  const answer = await aProcess().search({ text: 'decoding', kind: 'story' }, now);
  expect(answer).toMatchObject({ total: 1, order: 'best', corrected: null });
  expect(answer.hits[0]).toMatchObject({
    kind: 'story',
    anchor: entry.slug,
    entrySlug: entry.slug,
    issue: { slug: 'issue-12', number: 12, date: '2026-11-20' },
    excerpt: [
      { text: 'Commentary 12: speculative ', marked: false },
      { text: 'decoding', marked: true },
    ],
  });
});

test('accents, case, endings and the beginning of a word do not matter; a typo is mended and said', async () => {
  await archive.write.upsertIssue(makeIssue(12, instant, { words: 'Naïve Benchmarks' }));
  const search = aProcess();
  for (const text of ['naive', 'NAÏVE', 'benchmark', 'bench', 'benchmarks naive'])
    expect({ text, found: await numbers(search, { text }) }).toEqual({
      text,
      found: ['issue 12', 'story 12'],
    });
  const mended = await search.search({ text: 'benhcmarks' }, now);
  expect([mended.total, mended.corrected]).toEqual([2, 'benchmarks']);
  expect(await search.search({ text: 'zzzz' }, now)).toEqual({
    hits: [],
    total: 0,
    order: 'best',
    corrected: null,
  });
});

test('kind, topic, year and newsletter narrow down, alone and together with words', async () => {
  const issues = [makeIssue(3, new Date('2025-06-06T08:00:00Z')), makeIssue(12, instant)];
  for (const issue of issues) await archive.write.upsertIssue(issue);
  await archive.write.upsertEntry(entryMentionedIn(issues));
  const search = aProcess();
  expect(await numbers(search, { text: 'plain', year: 2025 })).toEqual(['issue 3', 'story 3']);
  expect(await numbers(search, { text: '', year: 2026 })).toEqual(['issue 12', 'story 12']);
  expect(await numbers(search, { text: 'plain', kind: 'story' })).toEqual(['story 12', 'story 3']);
  expect(await numbers(search, { text: '', topic: topic.slug })).toEqual(['story 12', 'story 3']);
  expect(await numbers(search, { text: 'plain', topic: topic.slug, year: 2025 })).toEqual(['story 3']);
  expect(await numbers(search, { text: '', topic: topic.slug, kind: 'story', year: 2025 })).toEqual([
    'story 3',
  ]);
  expect(await numbers(search, { text: '', topic: topic.slug, kind: 'paper' })).toEqual([]);
  expect(await numbers(search, { text: 'plain', topic: 'no-such' })).toEqual([]);
  expect(await numbers(search, { text: '', topic: 'no-such' })).toEqual([]);
  expect(await numbers(search, { text: 'plain', newsletterId: '65a0000000000000000000ff' })).toEqual([]);
  expect(await numbers(search, { text: '' })).toEqual([]);
});

test('no draft, no unlisted, no subscribers’ issue, nothing that is a second away; not as a hint either', async () => {
  const soon = new Date(now.getTime() + 1_000);
  await archive.write.upsertIssue(makeIssue(11, instant));
  await archive.write.upsertIssue(makeIssue(12, null, { words: canary }));
  await archive.write.upsertIssue(makeIssue(13, soon, { words: canary }));
  await archive.write.upsertIssue(makeIssue(14, instant, { words: canary, archiveMode: 'unlisted' }));
  await archive.write.upsertIssue(makeIssue(15, instant, { words: canary, archiveMode: 'subscribers' }));
  const search = aProcess();
  for (const text of [canary, canary.slice(0, 4), 'zqcanray'])
    expect(await search.search({ text }, now)).toMatchObject({ total: 0, corrected: null });
  now = soon;
  await becomes(search, { text: canary }, ['issue 13', 'story 13']);
});

test('every process finds a publish by itself, and loses what is taken back at once', async () => {
  const processes = [aProcess(), aProcess()];
  await Promise.all(processes.map((search) => search.ready()));
  await archive.write.upsertIssue(makeIssue(12, instant, { words: 'fresh' }));
  for (const search of processes) await becomes(search, { text: 'fresh' }, ['issue 12', 'story 12']);
  await archive.write.upsertIssue(makeIssue(12, instant, { words: 'edited' }));
  // The answer is proven against the read model: the old words are gone before the index has heard of it.
  for (const search of processes) expect((await search.search({ text: 'fresh' }, now)).hits).toEqual([]);
  for (const search of processes) await becomes(search, { text: 'edited' }, ['issue 12', 'story 12']);
  await archive.write.removeIssue(makeIssue(12, instant).id);
  for (const search of processes) expect((await search.search({ text: 'edited' }, now)).hits).toEqual([]);
  for (const search of processes)
    await eventually(async () => {
      const answer = await search.search({ text: 'editde' }, now);
      return answer.total === 0 && answer.corrected === null;
    });
});

test('pages do not overlap; issues published at one instant are all found', async () => {
  for (let number = 1; number <= 5; number += 1) await archive.write.upsertIssue(makeIssue(number, instant));
  const search = aProcess();
  const pages = await Promise.all(
    [1, 2, 3].map((page) => search.search({ text: 'commentary', page, perPage: 2 }, now)),
  );
  const found = pages.flatMap(({ hits }) => hits.map(({ issue }) => issue.number));
  expect([...found].sort()).toEqual([1, 2, 3, 4, 5]);
  expect(pages[0]?.total).toBe(5);
});

test('what is listed is read again only when the read model goes by another name', async () => {
  await archive.write.upsertIssue(makeIssue(12, instant, { words: 'once' }));
  const client = new MongoClient(testMongoUri(), { monitorCommands: true });
  const asked = { names: 0, lists: 0 };
  client.on('commandStarted', ({ command }) => {
    if (command.find === 'publicState') asked.names += 1;
    if (command.find === 'publicIssues' && command.projection?.contentVersion === 1) asked.lists += 1;
  });
  try {
    const search = aProcess(client.db(archive.db.databaseName));
    await search.ready();
    expect(asked.lists).toBe(1);
    await eventually(() => asked.names >= 4);
    expect(asked.lists).toBe(1);
    await archive.write.upsertIssue(makeIssue(13, instant, { words: 'anew' }));
    await eventually(() => asked.lists === 2);
    // With nothing written: the instant of an issue that was there already.
    const later = new Date('2026-12-02T08:00:00Z');
    await archive.write.upsertIssue(makeIssue(14, later, { words: 'tomorrow' }));
    await eventually(() => asked.lists === 3);
    now = new Date(later.getTime() + 1);
    await becomes(search, { text: 'tomorrow', kind: 'issue' }, ['issue 14']);
    await search.stop();
  } finally {
    await client.close();
  }
});
