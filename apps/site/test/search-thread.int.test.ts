import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type Archive, connectArchive, type Search } from '@masthead/archive';
import { openSearch, openSearchThread } from '@masthead/archive/search';
import { testMongoUri } from '@masthead/testing';
import { passagesOfIssue } from '../src/search/passages-of-issue.ts';
import type { SearchThreadGiven } from '../src/search-thread.ts';
import { fillArchive } from './bench/fill-archive.ts';

jest.setTimeout(60_000);

/** One name: each call makes up another. */
const mongodbUri = testMongoUri();
let archive: Archive;
const fail = (error: unknown) => {
  throw error;
};

beforeAll(async () => {
  archive = await connectArchive(mongodbUri);
  await fillArchive(archive, 80);
});
afterAll(async () => {
  await archive.db.dropDatabase();
  await archive.close();
});

/** How long this thread, which answers pages, had no time for them until everything was read; in ms. */
async function busyWhile(open: () => Search): Promise<number> {
  const before = performance.eventLoopUtilization();
  const search = open();
  try {
    await search.ready();
    const { active } = performance.eventLoopUtilization(before);
    const found = await search.search({ text: '', kind: 'story' }, new Date());
    expect(found.hits.length).toBeGreaterThan(0);
    return active;
  } finally {
    await search.stop();
  }
}

test('while the search reads everything, pages have the event loop to themselves', async () => {
  const inThread = await busyWhile(() =>
    openSearchThread({
      program: new URL('./search-thread.mjs', import.meta.url),
      given: { mongodbUri } satisfies SearchThreadGiven,
      onError: fail,
    }),
  );
  const inProcess = await busyWhile(() =>
    openSearch({ db: archive.db, passagesOf: passagesOfIssue, clock: () => new Date(), onError: fail }),
  );
  // Both are measured in one run: another program's share of the processor lengthens the one as it does the other.
  expect(inThread).toBeLessThan(inProcess / 3);
});
