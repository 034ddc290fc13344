import { expect, it } from '@jest/globals';
import { testMongoUri } from '@masthead/testing';
import { restoreDrill } from './drill.ts';

/** The short form of `npm run -s bench:restore` (docs/benchmarks.md). */
it('backed up, wiped and restored: what can be taken out is the same to the byte, and nobody is mailed', async () => {
  const { after, before, campaign, documents, mailed, media } = await restoreDrill({
    mongodbUri: testMongoUri(),
    subscribers: 2_000,
    issues: 20,
    mediaFiles: 10,
    mediaBytes: 50_000,
  });
  expect(after).toEqual(before);
  expect([mailed, campaign]).toEqual([0, 'held']);
  expect(documents).toBeGreaterThan(4_000);
  expect(media).toBe(10);
}, 120_000);
