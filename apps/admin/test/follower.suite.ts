import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '@masthead/testing';
import { openGazette } from './gazette.ts';
import type { Desk } from './open-desk.ts';

/** Where delivery's one connection a process is kept (src/delivery.ts). */
const holder = globalThis as typeof globalThis & { mastheadDelivery?: Promise<unknown> };

describe('the follower of changes', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openGazette();
  }, 60_000);
  afterAll(() => desk?.close());

  test('a database that answers late at the start leaves the desk a follower all the same', async () => {
    const { startFollowing, stopFollowing } = await import('../src/projection/start-following.ts');
    await stopFollowing();
    const said: unknown[] = [];
    const { error } = desk.payload.logger;
    desk.payload.logger.error = ((line: unknown) => said.push(line)) as typeof error;
    const there = holder.mastheadDelivery;
    const late = Promise.reject(new Error('connect ECONNREFUSED'));
    late.catch(() => undefined);
    holder.mastheadDelivery = late;
    startFollowing(desk.payload);
    await eventually(() => said.length > 0);
    expect(said[0]).toMatchObject({
      msg: 'following changes could not start; it is tried again in 2 s',
    });
    if (there !== undefined) holder.mastheadDelivery = there;

    // Written past Payload, so that nothing but the follower can bring it to the public.
    const { db } = desk.payload.db.connection;
    if (db === undefined) throw new Error('not connected');
    await db.collection('newsletters').updateOne({ slug: 'gazette' }, { $set: { name: 'The late Gazette' } });
    await eventually(
      async () =>
        (await db.collection('publicNewsletters').findOne({ slug: 'gazette' }))?.name === 'The late Gazette',
      { timeoutMs: 15_000 },
    );
    desk.payload.logger.error = error;
  }, 45_000);
});
