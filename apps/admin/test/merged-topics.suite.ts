import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '@masthead/testing';
import { delivery } from '../src/delivery.ts';
import { merges } from '../src/features/merge/merge-store.ts';
import { openGazette } from './gazette.ts';
import type { Desk } from './open-desk.ts';

describe('readers follow the topics that were merged', () => {
  let desk: Desk;
  let newsletterId: string;

  beforeAll(async () => {
    desk = await openGazette({ timeZone: 'UTC', slot: undefined });
    newsletterId = (await desk.payload.find({ collection: 'newsletters' })).docs[0]?.id ?? '';
  }, 60_000);
  afterAll(() => desk?.close());

  const topic = async (name: string): Promise<string> =>
    (await desk.ask('writer', 'POST', '/api/topics', { name })).body.doc.id;
  const rows = () => {
    const { db } = desk.payload.db.connection;
    if (db === undefined) throw new Error('not connected');
    return db.collection<{ identity: string; topics?: string[] }>('subscriptions');
  };
  const reader = async (name: string, topics: string[]): Promise<string> => {
    const address = `${name}@reader.example.net`;
    const { list } = await delivery();
    await list.addConfirmed(newsletterId, [{ address, name: null }], 'import:test');
    await rows().updateOne({ identity: address }, { $set: { topics } });
    return address;
  };
  const topicsOf = async (address: string) => (await rows().findOne({ identity: address }))?.topics;
  const found = async (slug: string) => {
    const asked = { newsletterId, state: 'confirmed', topic: slug };
    return (await desk.ask('editor', 'POST', '/api/masthead/subscribers/search', asked)).body.rows.length;
  };

  test('whoever chose the one is found under the other, in a saved segment too; undone, all is as before', async () => {
    const pair = { collection: 'topics', from: await topic('Four bits'), into: await topic('FP4') };
    const address = await reader('first', ['four-bits']);
    const segment = { newsletterId, name: 'Formats', filter: { topic: 'four-bits' } };
    expect((await desk.ask('editor', 'POST', '/api/masthead/segments', segment)).status).toBe(200);
    const filters = async () =>
      (await (await delivery()).segments.of(newsletterId)).map(({ filter }) => filter.topic);

    const { body } = await desk.ask('editor', 'POST', '/api/masthead/merges', pair);
    expect(await topicsOf(address)).toEqual(['fp4']);
    expect([await found('fp4'), await found('four-bits')]).toEqual([1, 0]);
    expect(await filters()).toEqual(['fp4']);

    await desk.ask('editor', 'POST', `/api/masthead/merges/${body.mergeId}/undo`, {});
    expect(await topicsOf(address)).toEqual(['four-bits']);
    expect(await filters()).toEqual(['four-bits']);
  });

  test('a process that died after the commit leaves nobody behind: the follower leads them', async () => {
    const address = await reader('second', ['sparse']);
    // What the transaction of a merge commits, without what comes after it.
    const record = {
      collection: 'topics' as const,
      fromId: '0123456789abcdef01234567',
      from: { slug: 'sparse' } as never,
      intoId: '0123456789abcdef01234568',
      intoTitle: 'Sparsity',
      intoSlug: 'sparsity',
      filled: {},
      aliases: [],
      touches: [],
      topicTouches: [],
      by: 'nobody',
      undoneAt: null,
    };
    let serial = 0;
    const committed = setInterval(() => {
      serial += 1;
      void merges(desk.payload).insertOne({ ...record, _id: `cut-off-${serial}`, at: new Date() });
    }, 400);
    // Others write meanwhile, always before the follower has heard a second of silence: it works all the same.
    await eventually(async () => (await topicsOf(address))?.join() === 'sparsity', {
      timeoutMs: 30_000,
    }).finally(() => clearInterval(committed));
  }, 60_000);
});
