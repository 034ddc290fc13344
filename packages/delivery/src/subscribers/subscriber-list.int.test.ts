import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  type Harness,
  newsletterId,
  openHarness,
  otherNewsletterId,
  signup,
} from '../../test/reader-harness.ts';

import { makeSubscriptionTable } from '../mongo/subscription-table.ts';
import { countFilter } from './count-filter.ts';

// Ten thousand cases, or a database, on a machine that does other things too.
jest.setTimeout(60_000);

describe("the operator's list", () => {
  let house: Harness;
  beforeAll(async () => {
    house = await openHarness();
  });
  afterAll(() => house.close());
  const people = (...addresses: string[]) => addresses.map((address) => ({ address, name: null }));

  it('adds each address once, in any spelling, and names what is none', async () => {
    const added = await house.side.list.addConfirmed(
      newsletterId,
      people('a@mail.example.org', 'A@Mail.example.org', 'b@mail.example.org', 'nonsense'),
      'import:test',
    );
    expect(added).toEqual({ added: 2, known: 1, refused: [{ address: 'nonsense', why: 'not-an-address' }] });
    const again = await house.side.list.addConfirmed(
      newsletterId,
      people('a@mail.example.org', 'c@mail.example.org'),
      'import:test',
    );
    expect(again).toEqual({ added: 1, known: 1, refused: [] });
    const other = await house.side.list.addConfirmed(otherNewsletterId, people('a@mail.example.org'), 'x');
    expect(other.added).toBe(1);
    expect(await house.database.db.collection('subscribers').countDocuments()).toBe(3);
  });

  it('two imports at once add nobody twice', async () => {
    const many = people(...Array.from({ length: 2_500 }, (_, i) => `bulk${i}@mail.example.org`));
    const results = await Promise.all(
      [1, 2, 3].map(() => house.side.list.addConfirmed(otherNewsletterId, many, 'import:bulk')),
    );
    expect(results.reduce((sum, result) => sum + result.added, 0)).toBe(2_500);
    expect(await house.side.list.counts(otherNewsletterId)).toEqual({
      pending: 0,
      confirmed: 2_501,
      unsubscribed: 0,
    });
  });

  it('leaves who has left where they are', async () => {
    const [row] = await house.side.list.list({ newsletterId, addressPrefix: 'b@', limit: 1 });
    const token = house.side.tokens.issue('unsubscribe', {
      subscriptionId: row?.subscriptionId ?? '',
      version: 1,
      issuedAt: house.clock.now,
    });
    await house.side.subscribers.unsubscribe(token, { via: 'page', reason: null });
    await house.side.list.addConfirmed(newsletterId, people('b@mail.example.org'), 'import:again');
    expect(await house.side.list.counts(newsletterId)).toEqual({ pending: 0, confirmed: 2, unsubscribed: 1 });
  });

  it('an import proves a pending address, so that it no longer expires', async () => {
    await house.side.subscribers.requestSignup(signup('pending@mail.example.org'));
    await house.work();
    await house.side.list.addConfirmed(otherNewsletterId, people('pending@mail.example.org'), 'import:x');
    house.clock.now = new Date(house.clock.now.getTime() + 30 * 86_400_000);
    await house.chores();
    const rows = await house.side.list.list({ addressPrefix: 'pending@', limit: 5 });
    expect(rows.map((row) => [row.newsletterId, row.state])).toEqual([[otherNewsletterId, 'confirmed']]);
  });

  it('pages by address prefix, ascending, without gaps, and shows who is suppressed', async () => {
    await house.side.suppressions.add([
      { address: 'Bulk1@mail.example.org', reason: 'manual', source: 'editor' },
    ]);
    const seen: string[] = [];
    let after: string | undefined;
    for (;;) {
      const page = await house.side.list.list({
        newsletterId: otherNewsletterId,
        addressPrefix: 'Bulk1',
        ...(after === undefined ? {} : { after }),
        limit: 200,
      });
      seen.push(...page.map((row) => row.address));
      for (const row of page) expect(row.suppressed).toBe(row.address === 'bulk1@mail.example.org');
      after = page.at(-1)?.address;
      if (page.length < 200) break;
    }
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toHaveLength(1 + 10 + 100 + 1_000);
  });

  it('over all newsletters no row is lost where a page ends', async () => {
    const both = people(...Array.from({ length: 5 }, (_, i) => `zz${i}@mail.example.org`));
    await house.side.list.addConfirmed(newsletterId, both, 'x');
    await house.side.list.addConfirmed(otherNewsletterId, both, 'x');
    const seen: string[] = [];
    for (let after = 'zz'; ; ) {
      const page = await house.side.list.list({ addressPrefix: 'zz', after, limit: 3 });
      seen.push(...page.map((row) => `${row.address} ${row.newsletterId}`));
      const last = page.at(-1)?.address;
      if (last === undefined) break;
      after = last;
    }
    expect(seen).toHaveLength(10);
    expect(new Set(seen).size).toBe(10);
  });

  it.each([
    'post@bücher.example',
    'POST@BÜCHER.example',
    'post@bücher.ex',
    'post@xn--bcher-kva.example',
    'post@',
  ])('“%s” finds an address whose domain is not ASCII', async (addressPrefix) => {
    await house.side.list.addConfirmed(newsletterId, people('post@bücher.example'), 'x');
    const found = await house.side.list.list({ addressPrefix, limit: 5 });
    expect(found.map(({ address }) => address)).toEqual(['post@xn--bcher-kva.example']);
  });

  it('narrows, counts and tells the growth by what readers did, and when', async () => {
    await house.empty();
    await house.side.list.addConfirmed(
      newsletterId,
      people('a@m.example', 'b@m.example', 'c@m.example'),
      'x',
    );
    const rows = house.database.db.collection('subscriptions');
    const monday = new Date('2026-11-23T00:00:00Z');
    house.clock.now = new Date('2026-11-26T12:00:00Z');
    const set = (identity: string, fields: object) => rows.updateOne({ identity }, { $set: fields });
    await set('a@m.example', { engagedAt: monday, confirmedAt: monday });
    await set('b@m.example', {
      engagedAt: new Date(monday.getTime() - 1),
      confirmedAt: new Date(monday.getTime() - 1),
      state: 'unsubscribed',
      left: { at: monday, via: 'page', reason: null },
    });
    await set('c@m.example', { confirmedAt: new Date('2026-11-15T00:00:00Z') });
    const filter = { newsletterId, engagedSince: monday };
    expect((await house.side.list.list({ ...filter, limit: 5 })).map(({ address }) => address)).toEqual([
      'a@m.example',
    ]);
    expect(await house.side.list.count(filter)).toEqual({ count: 1, at: house.clock.now });
    expect(await house.side.list.growth(newsletterId, 3)).toEqual([
      { from: new Date('2026-11-09T00:00:00Z'), joined: 1, left: 0 },
      { from: new Date('2026-11-16T00:00:00Z'), joined: 1, left: 0 },
      { from: monday, joined: 1, left: 1 },
    ]);
  });

  it('a count that takes too long is the last one with its age, and nothing where there was none', async () => {
    await house.empty();
    await house.side.list.addConfirmed(newsletterId, people('a@m.example', 'b@m.example'), 'x');
    const table = makeSubscriptionTable(house.database.db);
    const clock = () => house.clock.now;
    const slow = { ...table, count: async () => null };
    const before = house.clock.now;
    expect(await countFilter({ newsletterId }, { table: slow, clock })).toEqual({ count: null, at: before });
    expect(await countFilter({ newsletterId }, { table, clock })).toEqual({ count: 2, at: before });
    house.clock.now = new Date(before.getTime() + 3_600_000);
    expect(await countFilter({ newsletterId }, { table: slow, clock })).toEqual({ count: 2, at: before });
    expect(await countFilter({ newsletterId, state: 'pending' }, { table: slow, clock })).toEqual({
      count: null,
      at: house.clock.now,
    });
  });

  it('a prefix is text, not a pattern', async () => {
    expect(await house.side.list.list({ addressPrefix: '.*', limit: 5 })).toEqual([]);
    expect(await house.side.list.list({ addressPrefix: '$', limit: 5 })).toEqual([]);
  });
});
