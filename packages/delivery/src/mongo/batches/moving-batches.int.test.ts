import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { batchId } from '@masthead/domain';
import { testMongoUri } from '@masthead/testing';
import { ObjectId } from 'mongodb';
import { connectDatabase, type Database, ensureIndexes } from '../index.ts';
import { inFlightOf } from './in-flight.ts';
import { remainingBatches } from './remaining.ts';
import { sumBatches } from './walk.ts';

jest.setTimeout(60_000);

const count = 4_000;
const size = 100;
const looks = 25;

/**
 * A batch's state and due time are part of the indexes by which a campaign's batches are found: one that changes them while
 * somebody counts may be met twice, or not at all, unless what is counted stands still for the one who counts.
 */
describe('counted while they move', () => {
  let database: Database;
  const campaignId = new ObjectId();
  const hex = campaignId.toHexString();
  beforeAll(async () => {
    database = await connectDatabase(testMongoUri());
    await ensureIndexes(database);
    const rows = Array.from({ length: count }, (_, n) => ({
      _id: batchId(hex, n),
      campaignId,
      issueId: 'an-issue',
      n,
      state: 'ready',
      size,
      alreadyHad: 1,
      holds: [new ObjectId()],
      dueAt: new Date(n),
      firstAttemptAt: new Date(0),
      epoch: 0,
      // As large as a batch of a hundred readers.
      ids: 'x'.repeat(4_000),
    }));
    await database.db.collection('batches').insertMany(rows as never);
  });
  afterAll(async () => {
    await database.db.dropDatabase();
    await database.close();
  });

  /** Moves every batch to another state and instant, one after the other, until `looking` is over. */
  async function whileTheyMove<T>(states: readonly string[], looking: () => Promise<T>): Promise<T[]> {
    const rows = database.db.collection<{ _id: string }>('batches');
    let over = false;
    const move = async (first: number) => {
      for (let n = first; !over; n = (n + 2) % count) {
        const state = states[Math.floor(Math.random() * states.length)];
        await rows.updateOne(
          { _id: batchId(hex, n) },
          { $set: { state, dueAt: new Date(Math.random() * 1e9) } },
        );
      }
    };
    const moving = [0, 1].map(move);
    const seen: T[] = [];
    try {
      for (let i = 0; i < looks; i += 1) seen.push(await looking());
    } finally {
      over = true;
      await Promise.all(moving);
    }
    return seen;
  }

  it('the recipients of a campaign are as many as there are, whatever its batches do meanwhile', async () => {
    const seen = await whileTheyMove(['ready', 'submitting'], () =>
      sumBatches(database.collections.batches, hex),
    );
    expect(new Set(seen.map((sums) => JSON.stringify(sums)))).toEqual(
      new Set([JSON.stringify({ recipients: count * size, alreadyHad: count })]),
    );
  });

  it('what is left of it is never one batch less, or it would be called finished', async () => {
    const seen = await whileTheyMove(['ready', 'submitting'], () =>
      remainingBatches(database.collections.batches, hex),
    );
    expect(new Set(seen.map(({ open }) => open))).toEqual(new Set([count]));
  });

  it('what is under way is as much as there is while leases are renewed', async () => {
    const rows = database.db.collection('batches');
    await rows.updateMany({}, { $set: { state: 'submitting' } });
    const seen = await whileTheyMove(['submitting'], () =>
      inFlightOf(database.collections.batches, campaignId),
    );
    expect(new Set(seen)).toEqual(new Set([count * size]));
  });
});
