import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { eventually, testMongoUri } from '@masthead/testing';
import { type Archive, connectArchive, type Search } from '../src/index.ts';
import { openSearchThread } from '../src/search/search-thread.ts';
import { makeIssue } from './fixtures.ts';
import type { Given } from './search-program.ts';

// A thread starts with a loader of TypeScript of its own.
jest.setTimeout(60_000);

const published = new Date('2026-11-20T08:00:00.000Z');
const now = new Date('2026-12-01T00:00:00Z');
/** One name: each call makes up another. */
const mongodbUri = testMongoUri();
let archive: Archive;
let search: Search;
let troubles: string[] = [];
let begun = new Int32Array(new SharedArrayBuffer(4));

beforeAll(async () => {
  archive = await connectArchive(mongodbUri);
});
beforeEach(() => {
  troubles = [];
  begun = new Int32Array(new SharedArrayBuffer(4));
});
afterEach(() => search.stop());
afterAll(async () => {
  await archive.db.dropDatabase();
  await archive.close();
});

function openThread(dies = 0): Search {
  return openSearchThread({
    program: new URL('./search-program.mjs', import.meta.url),
    given: { mongodbUri, begun, dies } satisfies Given,
    onError: (error) => troubles.push(error instanceof Error ? error.message : String(error)),
  });
}

test('answers what it is asked, what was asked before it had read everything included', async () => {
  await archive.write.upsertIssue(makeIssue(12, published, { words: 'sparse kernels' }));
  search = openThread();
  const early = search.search({ text: 'kernels' }, now);
  const [first, none] = await Promise.all([early, search.search({ text: 'zebra' }, now)]);
  await search.ready();
  expect(first.hits[0]).toMatchObject({
    title: [
      { text: 'Tagline 12: sparse ', marked: false },
      { text: 'kernels', marked: true },
    ],
    issue: { slug: 'issue-12', publicFrom: published },
  });
  expect(none.hits).toEqual([]);
  expect(troubles).toEqual([]);
});

test('a thread that dies takes its questions with it, and another one answers', async () => {
  await archive.write.upsertIssue(makeIssue(12, published, { words: 'sparse kernels' }));
  search = openThread(1);
  await expect(search.search({ text: 'kernels' }, now)).rejects.toThrow("the search's thread is over");
  await eventually(async () => (await search.search({ text: 'kernels' }, now)).total === 1, {
    timeoutMs: 30_000,
  });
  expect(troubles).toEqual([expect.stringContaining('ended with 7')]);
  expect(begun[0]).toBe(2);
});

test('one that is stopped while it reads is gone at once, and is not followed by another', async () => {
  search = openThread();
  const asked = search.search({ text: 'kernels' }, now);
  await Promise.all([search.stop(), expect(asked).rejects.toThrow("the search's thread is over")]);
  await expect(search.search({ text: 'kernels' }, now)).rejects.toThrow("the search's thread is over");
  expect(troubles).toEqual([]);
});
