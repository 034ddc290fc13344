import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { batchId, readDeliveryMark } from '@masthead/domain';
import fc from 'fast-check';
import { ObjectId } from 'mongodb';
import {
  type Harness,
  newsletterId,
  openHarness,
  plainRenderer,
  signedEvent,
} from '../../test/reader-harness.ts';
import { makeCampaignStore } from '../mongo/campaigns/index.ts';
import type { BatchDoc } from '../mongo/documents.ts';
import type { OutboxDoc } from '../mongo/outbox-store.ts';

// Ten thousand cases, or a database, on a machine that does other things too.
jest.setTimeout(60_000);

const campaign = new ObjectId().toHexString();
const size = 20;

describe('provider events', () => {
  let house: Harness;
  beforeAll(async () => {
    house = await openHarness();
  });
  afterAll(() => house.close());

  let sequence = 0;
  const send = async (body: object, named?: string) => {
    sequence += 1;
    const id = named ?? `msg_${sequence}`;
    const { raw, headers } = signedEvent(body, id, house.clock.now);
    return (await house.side.events.accept(raw, headers)).status;
  };
  const event = (n: number, index: number, type: string, more: object = {}) => ({
    type,
    created_at: '2026-03-01T12:00:00.000Z',
    data: {
      email_id: `e-${n}-${index}`,
      to: [`r${index}@mail.example.org`],
      subject: 'S',
      tags: { campaign, batch: String(n), index: String(index), issue: 'i' },
      ...more,
    },
  });
  const bounce = (type: string) => ({ bounce: { type, subType: '', message: '' } });
  const batches = () => house.database.db.collection<BatchDoc>('batches');
  const putBatch = async (n: number, subscriptions: readonly ObjectId[] = []) => {
    await batches().insertOne({
      _id: batchId(campaign, n),
      issueId: `issue-${n}`,
      newsletterId,
      n,
      state: 'submitted',
      size,
      holds: Array.from({ length: size }, () => new ObjectId()),
      subscriptions: Array.from({ length: size }, (_, i) => subscriptions[i] ?? new ObjectId()),
      marks: {},
    } as unknown as BatchDoc);
  };
  const stateAt = async (n: number, index: number) => {
    const mark = (await batches().findOne({ _id: batchId(campaign, n) }))?.marks[String(index)];
    return mark === undefined ? null : readDeliveryMark(mark).state;
  };

  it('forged, old, oversized and unreadable ones are refused and nothing is stored', async () => {
    const body = event(1, 0, 'email.delivered');
    const good = signedEvent(body, 'msg_forged', house.clock.now);
    const accept = house.side.events.accept;
    const old = signedEvent(body, 'msg_old', new Date(house.clock.now.getTime() - 301_000));
    const wrongKey = createHmac('sha256', 'x').update(good.raw).digest('base64');
    expect(await accept(`${good.raw} `, good.headers)).toEqual({ status: 401 });
    expect(await accept(good.raw, { ...good.headers, id: null })).toEqual({ status: 401 });
    expect(await accept(good.raw, { ...good.headers, signature: `v1,${wrongKey}` })).toEqual({ status: 401 });
    expect(await accept(old.raw, old.headers)).toEqual({ status: 401 });
    expect(await accept('x'.repeat(256 * 1024 + 1), good.headers)).toEqual({ status: 413 });
    expect(await send({ hello: 'world' })).toBe(400);
    expect(await send([])).toBe(400);
    const without = await openHarness({ webhookSecret: null });
    // The provider asks again: what is told meanwhile is not lost.
    expect(await without.side.events.accept(good.raw, good.headers)).toEqual({ status: 503 });
    await without.close();
    expect(await house.database.db.collection('providerEvents').countDocuments()).toBe(0);
  });

  it('the same one delivered many times at once is stored once and answered 200 each time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => send(event(1, 0, 'email.delivered'), `msg_same_${i % 5}`)),
    );
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(await house.database.db.collection('providerEvents').countDocuments()).toBe(5);
  });

  it('say why mails of a campaign did not arrive, the commonest first, and name nobody', async () => {
    await putBatch(900);
    for (const index of [0, 1, 2])
      await send(event(900, index, 'email.bounced', { bounce: { type: 'Permanent', subType: 'NoEmail' } }));
    await send(event(900, 3, 'email.failed', { failed: { reason: 'invalid_recipient' } }));
    await send(event(900, 4, 'email.failed', { failed: { reason: 'nobody at r4@mail.example.org' } }));
    await send(event(900, 5, 'email.bounced', bounce('Transient')));
    const store = makeCampaignStore(house.database);
    expect(await store.reasons(campaign)).toEqual([
      { state: 'bounced', why: 'Permanent/NoEmail', count: 3 },
      { state: 'failed', why: 'invalid_recipient', count: 1 },
    ]);
    expect(await store.reasons('0'.repeat(24))).toEqual([]);
  });

  it('keeps no address', async () => {
    await send(event(1, 3, 'email.complained'));
    const stored = JSON.stringify(await house.database.db.collection('providerEvents').find().toArray());
    expect(stored).not.toContain('mail.example.org');
  });

  it('one that comes before its batch is kept and applied when the batch is there', async () => {
    await send(event(2, 1, 'email.delivered'));
    await house.processors.events.runDue();
    expect(await stateAt(2, 1)).toBeNull();
    await putBatch(2);
    await house.processors.events.runDue();
    expect(await stateAt(2, 1)).toBeNull();
    await house.letTimePass();
    await house.processors.events.runDue();
    expect(await stateAt(2, 1)).toBe('delivered');
  });

  it('in any order, three times over, cut by crashes, the final state is the same', async () => {
    const types: [string, object][] = [
      ['email.sent', {}],
      ['email.delivered', {}],
      ['email.delivery_delayed', {}],
      ['email.opened', {}],
      ['email.clicked', {}],
      ['email.bounced', bounce('Transient')],
      ['email.bounced', bounce('Permanent')],
      ['email.complained', {}],
      ['email.failed', { failed: { reason: 'invalid_recipient' } }],
      ['email.suppressed', {}],
    ];
    const events = Array.from({ length: 60 }, (_, i) => {
      const [type, more] = types[(i * 7) % types.length] ?? ['email.sent', {}];
      return { id: `msg_order_${i}`, index: (i * 3) % size, type, more };
    });
    const finals = new Set<string>();
    let n = 100;
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...events, ...events, ...events], {
          minLength: events.length * 3,
          maxLength: events.length * 3,
        }),
        async (shuffled) => {
          n += 1;
          await putBatch(n);
          // Ids of this round: unique in the store, ordered as in every other round.
          const round = n;
          for (let start = 0; start < shuffled.length; start += 40) {
            const part = shuffled.slice(start, start + 40);
            await Promise.all(
              part.map(({ id, index, type, more }) =>
                send(event(round, index, type, more), `${id}_${round}`),
              ),
            );
            await house.processors.events.runDue();
          }
          const doc = await batches().findOne({ _id: batchId(campaign, round) });
          const { marks, facts } = doc as BatchDoc & { facts: object };
          finals.add(JSON.stringify(sorted({ marks, facts })).replaceAll(`_${round}|`, '|'));
        },
      ),
      { numRuns: 8 },
    );
    expect(finals.size).toBe(1);
    expect([...finals][0]).toContain('complained');
  });

  it('applied again after a crash changes nothing', async () => {
    await putBatch(3);
    await send(event(3, 2, 'email.delivered'));
    await send(event(3, 2, 'email.complained'));
    const crash = house.side.processors({
      renderer: plainRenderer,
      transport: house.mailbox,
      siteUrl: '',
      timing: (await import('../timing.ts')).timing(1),
      failpoint: (name) => {
        if (name === 'events.after-apply') throw new Error('killed');
      },
    });
    await expect(crash.events.runDue()).rejects.toThrow('killed');
    const once = await batches().findOne({ _id: batchId(campaign, 3) });
    await house.processors.events.runDue();
    expect(await batches().findOne({ _id: batchId(campaign, 3) })).toEqual(once);
    expect(await stateAt(3, 2)).toBe('complained');
  });

  it('a complaint suppresses the address and ends the subscription; a hard bounce suppresses; a soft one does neither', async () => {
    const addresses = [7, 8, 9].map((i) => `r${i}@mail.example.org`);
    await house.side.list.addConfirmed(
      newsletterId,
      addresses.map((address) => ({ address, name: null })),
      'test',
    );
    const ids: ObjectId[] = [];
    for (const [i, address] of addresses.entries()) {
      const [row] = await house.side.list.list({ addressPrefix: address, limit: 1 });
      ids[7 + i] = new ObjectId(row?.subscriptionId);
    }
    await putBatch(4, ids);
    await send(event(4, 7, 'email.complained'));
    await send(event(4, 8, 'email.bounced', bounce('Permanent')));
    await send(event(4, 9, 'email.bounced', bounce('Transient')));
    await house.processors.events.runDue();
    const rows = await house.side.list.list({ addressPrefix: 'r', limit: 10 });
    expect(rows.map((row) => [row.address, row.state, row.suppressed])).toEqual([
      ['r7@mail.example.org', 'unsubscribed', true],
      ['r8@mail.example.org', 'confirmed', true],
      ['r9@mail.example.org', 'confirmed', false],
    ]);
    expect(await house.side.suppressions.isSuppressed('r7@mail.example.org')).toBe('complaint');
    expect(await stateAt(4, 9)).toBeNull();
  });

  it('three issues in a row that came back over a week suppress, unless one got through in between', async () => {
    const addresses = ['worn@mail.example.org', 'mended@mail.example.org'];
    await house.side.list.addConfirmed(
      newsletterId,
      addresses.map((address) => ({ address, name: null })),
      'test',
    );
    const [mended, worn] = await Promise.all(
      [...addresses].sort().map(async (address) => {
        const [row] = await house.side.list.list({ addressPrefix: address, limit: 1 });
        return {
          subscription: new ObjectId(row?.subscriptionId),
          subscriber: new ObjectId(row?.subscriberId),
        };
      }),
    );
    for (const n of [31, 32, 33, 34]) {
      await putBatch(
        n,
        [worn?.subscription, mended?.subscription].filter((id) => id !== undefined),
      );
      await batches().updateOne(
        { _id: batchId(campaign, n) },
        { $set: { 'holds.0': worn?.subscriber, 'holds.1': mended?.subscriber } },
      );
      await house.database.db.collection('campaigns').insertOne({
        newsletterId,
        issueId: `issue-${n}`,
        startedAt: new Date(Date.UTC(2026, 2, (n - 30) * 7)),
      });
      const at = { created_at: new Date(Date.UTC(2026, 2, (n - 30) * 7, 1)).toISOString() };
      if (n < 34) await send({ ...event(n, 0, 'email.bounced', bounce('Transient')), ...at });
      const gotThrough = event(n, 1, 'email.delivered');
      await send({ ...(n === 32 ? gotThrough : event(n, 1, 'email.bounced', bounce('Transient'))), ...at });
      await house.processors.events.runDue();
      expect(await house.side.suppressions.isSuppressed('worn@mail.example.org')).toBe(
        n >= 33 ? 'bounce' : null,
      );
      expect(await house.side.suppressions.isSuppressed('mended@mail.example.org')).toBeNull();
    }
  });

  it("the provider's own list suppresses with us too, without any mail of ours", async () => {
    await send({
      type: 'suppression.added',
      created_at: '2026-03-01T12:00:00.000Z',
      data: { id: 's1', email: 'Listed@mail.example.org', origin: 'bounce' },
    });
    await house.processors.events.runDue();
    expect(await house.side.suppressions.isSuppressed('listed@mail.example.org')).toBe('bounce');
  });

  it('proved unsent gives the place up, so that a later campaign may reach the reader', async () => {
    await putBatch(5);
    const before = (await batches().findOne({ _id: batchId(campaign, 5) }))?.holds[4];
    await send(event(5, 4, 'email.failed', { failed: { reason: 'reached_daily_quota' } }));
    await house.processors.events.runDue();
    const doc = await batches().findOne({ _id: batchId(campaign, 5) });
    expect(doc?.holds[4]).toBe(`${String(before)}@${batchId(campaign, 5)}`);
    expect(await stateAt(5, 4)).toBe('failed');
  });

  it('a single mail learns what became of it', async () => {
    const purposeKey = 'notice/1';
    await house.side.outbox.enqueue({
      purposeKey,
      kind: 'notice',
      from: { name: 'D', address: 'd@press.example.org' },
      to: 'e@press.example.org',
      replyTo: null,
      subject: 's',
      html: 'h',
      text: 't',
      headers: {},
    });
    await house.processors.outbox.runDue();
    const tags = Object.fromEntries(
      (house.mailbox.sent.at(-1)?.tags ?? []).map((tag) => [tag.name, tag.value]),
    );
    await send({ ...event(0, 0, 'email.delivered'), data: { email_id: 'x', to: [], tags } });
    await house.processors.events.runDue();
    const row = await house.database.db.collection<OutboxDoc>('outbox').findOne({ _id: purposeKey });
    expect(readDeliveryMark(String(row?.mark)).state).toBe('delivered');
  });

  it('what belongs to nothing here is kept and given up at last', async () => {
    const unmatched = async () => (await house.side.suppressionDesk.provider()).events.unmatched;
    const before = await unmatched();
    await send(event(9_999, 0, 'email.delivered'), 'msg_stranger');
    for (let i = 0; i < 14; i += 1) {
      await house.processors.events.runDue();
      await house.letTimePass();
    }
    const kept = await house.database.db
      .collection<{ _id: string }>('providerEvents')
      .findOne({ _id: 'msg_stranger' });
    expect(kept).toMatchObject({ tries: 12 });
    expect(kept).not.toHaveProperty('appliedAt');
    expect(kept).not.toHaveProperty('dueAt');
    expect(await unmatched()).toBeGreaterThan(before);
  });

  it('one of another shape is kept and shown without anything personal, and applied as far as it can be read', async () => {
    await putBatch(6);
    const strange = {
      type: 'email.delivered',
      created_at: 'yesterday',
      data: {
        to: 'ada@mail.example.org',
        subject: 'Hello Ada',
        tags: Object.entries({ campaign, batch: '6', index: '2', issue: 'i' }).map(([name, value]) => ({
          name,
          value,
        })),
        'ada@mail.example.org': true,
      },
    };
    expect(await send(strange, 'msg_strange')).toBe(200);
    expect(await send({ type: 'email.bounced', data: 'ada@mail.example.org' }, 'msg_flat')).toBe(200);
    await house.processors.events.runDue();
    expect(await stateAt(6, 2)).toBe('delivered');
    const { events } = await house.side.suppressionDesk.provider();
    expect(events).toMatchObject({ odd: 2 });
    expect(events.latestOdd.map(({ id }) => id).sort()).toEqual(['msg_flat', 'msg_strange']);
    expect(events.latestOdd.find(({ id }) => id === 'msg_strange')?.sketch).toContain('"subject":"text(9)"');
    const stored = JSON.stringify(await house.database.db.collection('providerEvents').find().toArray());
    expect(stored).not.toMatch(/ada|hello/i);
  });
});

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
