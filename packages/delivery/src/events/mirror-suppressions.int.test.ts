import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Sandbox, startSandbox } from '@masthead/sandbox';
import { Resend } from 'resend';
import {
  type Harness,
  newsletterId,
  openHarness,
  plainRenderer,
  signedEvent,
} from '../../test/reader-harness.ts';
import { makeSettingStore } from '../mongo/settings/index.ts';
import { noFailpoints } from '../ports/failpoints.ts';
import type { DueProcessor, Pacer, ProviderList } from '../ports/index.ts';
import { makeProviderList } from '../resend/provider-list.ts';
import { timing } from '../timing.ts';
import { mirrorSetting } from './mirror-suppressions.ts';

jest.setTimeout(60_000);

const freeRun = {
  take: async () => ({ answered: () => undefined }),
  observe: () => undefined,
} as unknown as Pacer;
const hourMs = 3_600_000;

describe("the provider's suppression list and ours", () => {
  let house: Harness;
  let sandbox: Sandbox;
  let resend: Resend;
  let chores: readonly DueProcessor[];
  let calls: string[];

  beforeAll(async () => {
    house = await openHarness();
    sandbox = await startSandbox();
    resend = new Resend(sandbox.apiKey, { baseUrl: sandbox.url });
    const list = makeProviderList({
      apiKey: sandbox.apiKey,
      baseUrl: sandbox.url,
      timing: timing(1),
      pacer: freeRun,
    });
    const watched: ProviderList = {
      page(after) {
        calls.push('page');
        return list.page(after);
      },
      add(addresses) {
        calls.push(`add ${addresses.length}`);
        return list.add(addresses);
      },
      remove(addresses) {
        calls.push(`remove ${addresses.length}`);
        return list.remove(addresses);
      },
    };
    chores = house.side.processors({
      renderer: plainRenderer,
      transport: house.mailbox,
      siteUrl: '',
      timing: timing(1),
      failpoint: noFailpoints,
      providerList: watched,
    }).chores;
  });
  beforeEach(() => {
    calls = [];
  });
  afterAll(async () => {
    await sandbox.close();
    await house.close();
  });

  const mirror = async (hours = 25) => {
    house.clock.now = new Date(house.clock.now.getTime() + hours * hourMs);
    for (const chore of chores) await chore.runDue();
  };
  const named = (name: string, parts: Parameters<typeof house.side.processors>[0]): DueProcessor => {
    const chore = house.side.processors(parts).chores.find((each) => each.name === name);
    if (chore === undefined) throw new Error(`no chore ${name}`);
    return chore;
  };
  const why = (address: string) => house.side.suppressions.isSuppressed(address);
  const there = async (address: string) => (await resend.suppressions.get(address)).data !== null;
  const desk = () => house.side.suppressionDesk;
  let sequence = 0;
  const tell = async (type: string, email: string, at: Date) => {
    sequence += 1;
    const { raw, headers } = signedEvent(
      { type, created_at: at.toISOString(), data: { id: 'x', email, origin: 'manual' } },
      `msg_list_${sequence}`,
      house.clock.now,
    );
    expect((await house.side.events.accept(raw, headers)).status).toBe(200);
    await house.processors.events.runDue();
  };

  it('what stands there suppresses here, however long the list, with its own reason and time', async () => {
    const many = Array.from({ length: 250 }, (_, i) => `there${i}@mail.example.org`);
    for (let start = 0; start < many.length; start += 100)
      await resend.suppressions.batch.add({ emails: many.slice(start, start + 100) });
    await mirror();
    expect((await house.side.suppressions.among([...many, 'free@mail.example.org'])).size).toBe(250);
    expect(await why('THERE7@mail.example.org')).toBe('manual');
    const { list } = await desk().provider();
    expect(list).toMatchObject({
      listed: 250,
      trouble: null,
      readAt: house.clock.now,
      wholeAt: house.clock.now,
    });
  });

  it('a call that a stopping worker ends itself is no trouble, and the next worker reads at once', async () => {
    const settings = makeSettingStore(house.database);
    await settings.set(mirrorSetting, {});
    const waits: ProviderList = {
      page: async () => {
        mirroring.halt?.();
        return { ok: false, why: 'later', message: 'no-answer' };
      },
      add: async () => ({ ok: true, value: null }),
      remove: async () => ({ ok: true, value: null }),
    };
    const mirroring = named('suppression mirror', {
      renderer: plainRenderer,
      transport: house.mailbox,
      siteUrl: '',
      timing: timing(1),
      failpoint: noFailpoints,
      providerList: waits,
    });
    await mirroring.runDue();
    const { list } = await desk().provider();
    expect(list).toMatchObject({ trouble: null });
    await mirror(0);
    expect(calls).toContain('page');
  });

  it('is asked only for its newest entries in between, and not at all before a quarter of an hour', async () => {
    await resend.suppressions.add({ email: 'newest@mail.example.org' });
    await mirror(0.1);
    expect(calls).toEqual([]);
    await mirror(0.5);
    expect(calls).toEqual(['page', 'page']);
    expect(await why('newest@mail.example.org')).toBe('manual');
  });

  it('what a person suppresses here is suppressed there, once, and its address is not kept', async () => {
    expect(await desk().suppress('By.Hand@mail.example.org', 'u1')).toBe(true);
    expect(await desk().suppress('by.hand@mail.example.org', 'u1')).toBe(false);
    expect(await why('by.hand@mail.example.org')).toBe('manual');
    await mirror(0.02);
    expect(await there('by.hand@mail.example.org')).toBe(true);
    expect(calls).toEqual(['add 1']);
    await mirror(0.5);
    const rows = JSON.stringify(await house.database.db.collection('suppressionMirror').find().toArray());
    expect(rows).not.toMatch(/@/);
  });

  it('a removal there is recorded and shown, and lets nobody be mailed; nothing pushes it back', async () => {
    await resend.suppressions.remove('there3@mail.example.org');
    await tell('suppression.removed', 'there3@mail.example.org', new Date(Date.now() + 1_000));
    await resend.suppressions.remove('there4@mail.example.org');
    house.clock.now = new Date(house.clock.now.getTime() + 25 * hourMs);
    calls = [];
    await mirror(0);
    // One by its event, one found missing by the walk over the whole list.
    expect(await why('there3@mail.example.org')).toBe('manual');
    expect(await why('there4@mail.example.org')).toBe('manual');
    expect((await desk().provider()).list).toMatchObject({ removedThere: 2 });
    expect((await desk().standing('there4@mail.example.org')).provider).toMatchObject({
      listed: null,
      removed: expect.any(Date),
    });
    expect(calls.every((call) => call === 'page')).toBe(true);
    expect(await there('there3@mail.example.org')).toBe(false);
  });

  it('only a person takes somebody off both; what was reported before does not put them back', async () => {
    const before = new Date();
    expect(await desk().lift('there5@mail.example.org', 'u1')).toBe(true);
    // A late report of the time before, and the list as it stands until the provider has heard.
    await tell('suppression.added', 'there5@mail.example.org', new Date(before.getTime() - 60_000));
    expect(await why('there5@mail.example.org')).toBeNull();
    await mirror();
    expect(await there('there5@mail.example.org')).toBe(false);
    expect(await why('there5@mail.example.org')).toBeNull();
    // What happens afterwards counts again.
    await tell('suppression.added', 'there5@mail.example.org', new Date(house.clock.now.getTime() + 60_000));
    expect(await why('there5@mail.example.org')).toBe('manual');
  });

  it('events of the list mean the same in any order', async () => {
    const at = (second: number) => new Date(Date.UTC(2030, 0, 1, 0, 0, second));
    const events = [
      ['suppression.added', 1],
      ['suppression.removed', 2],
      ['suppression.added', 3],
    ] as const;
    const ends = [];
    for (const [round, order] of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0, 1],
    ].entries()) {
      const address = `order${round}@mail.example.org`;
      for (const index of order) {
        const event = events[index];
        if (event) await tell(event[0], address, at(event[1]));
      }
      ends.push((await desk().standing(address)).provider);
    }
    expect(ends).toEqual(Array.from({ length: 3 }, () => ({ listed: at(3), removed: null })));
  });

  it('an address the provider will not take holds up no other and is shown', async () => {
    await desk().suppress('fine@mail.example.org', 'u1');
    await desk()
      .suppress('odd@localhost', 'u1')
      .catch(() => undefined);
    await house.database.db
      .collection<{ _id: string }>('suppressionMirror')
      .updateOne(
        { _id: 'k1.odd' },
        { $set: { ask: { act: 'add', address: 'no address', at: new Date(0) } } },
        { upsert: true },
      );
    await mirror(0.02);
    expect(await there('fine@mail.example.org')).toBe(true);
    expect((await desk().provider()).list).toMatchObject({ waiting: 0, refused: 1 });
  });

  it('trouble with the list is said, and it is left alone for a while', async () => {
    sandbox.setFaults({ rules: [{ match: { path: '/suppressions' }, fault: { kind: '503' } }] });
    await mirror();
    expect((await desk().provider()).list.trouble).not.toBeNull();
    sandbox.setFaults({ rules: [] });
    calls = [];
    await mirror(0.001);
    expect(calls).toEqual([]);
    await mirror(2);
    expect((await desk().provider()).list.trouble).toBeNull();
  });

  it('a complaint reaches the list of a provider that did not tell of it itself', async () => {
    await house.side.list.addConfirmed(
      newsletterId,
      [{ address: 'cross@mail.example.org', name: null }],
      'test',
    );
    const [row] = await house.side.list.list({ addressPrefix: 'cross@', limit: 1 });
    const { ObjectId } = await import('mongodb');
    const campaign = new ObjectId();
    await house.database.db.collection<{ _id: string }>('batches').insertOne({
      _id: `${campaign.toHexString()}.000001`,
      campaignId: campaign,
      issueId: 'i',
      newsletterId,
      n: 1,
      state: 'submitted',
      size: 1,
      holds: [new ObjectId(row?.subscriberId)],
      subscriptions: [new ObjectId(row?.subscriptionId)],
      marks: {},
    } as never);
    const { raw, headers } = signedEvent(
      {
        type: 'email.complained',
        created_at: house.clock.now.toISOString(),
        data: {
          email_id: 'e',
          to: ['cross@mail.example.org'],
          tags: { campaign: campaign.toHexString(), batch: '1', index: '0', issue: 'i' },
        },
      },
      'msg_cross',
      house.clock.now,
    );
    expect((await house.side.events.accept(raw, headers)).status).toBe(200);
    await house.processors.events.runDue();
    await mirror(1);
    expect(await there('cross@mail.example.org')).toBe(true);
  });
});
