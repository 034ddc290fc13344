import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Harness, openHarness } from '../../test/reader-harness.ts';
import { makeAddressKeys } from '../subscribers/address-keys.ts';
import { makeKeyring } from '../subscribers/keyring.ts';
import { makeSuppressions } from './suppressions.ts';

// Ten thousand cases, or a database, on a machine that does other things too.
jest.setTimeout(60_000);

describe('suppressions', () => {
  let house: Harness;
  beforeAll(async () => {
    house = await openHarness();
  });
  afterAll(() => house.close());
  const keysOf = (...kids: [string, number][]) =>
    makeAddressKeys(makeKeyring(kids.map(([kid, fill]) => ({ kid, secret: Buffer.alloc(32, fill) }))));

  it('hold in every spelling, in bulk too, and keep no address', async () => {
    const { suppressions } = house.side;
    expect(await suppressions.add([{ address: 'Ada@Bücher.example', reason: 'bounce', source: 'x' }])).toBe(
      1,
    );
    expect(
      await suppressions.add([{ address: 'ada@xn--bcher-kva.example', reason: 'bounce', source: 'y' }]),
    ).toBe(0);
    expect(await suppressions.isSuppressed('ADA@bücher.example')).toBe('bounce');
    expect(await suppressions.isSuppressed('eda@bücher.example')).toBeNull();
    const many = Array.from({ length: 3_000 }, (_, i) => `r${i}@mail.example.org`);
    await suppressions.add(
      many.filter((_, i) => i % 100 === 0).map((address) => ({ address, reason: 'manual', source: 'x' })),
    );
    expect((await suppressions.among([...many, 'ADA@bücher.example'])).size).toBe(31);
    const stored = JSON.stringify(await house.database.db.collection('suppressions').find().toArray());
    expect(stored).not.toMatch(/ada|mail\.example/i);
  });

  it('keep the gravest reason and the earliest time, whatever order they come in', async () => {
    const at = (day: number) => new Date(Date.UTC(2026, 0, day));
    const entries = [
      { reason: 'manual', source: 'a', at: at(3) },
      { reason: 'complaint', source: 'b', at: at(2) },
      { reason: 'bounce', source: 'c', at: at(1) },
    ] as const;
    const docs = [];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0, 1],
    ]) {
      await house.side.suppressions.remove('order@mail.example.org');
      for (const index of order) {
        const entry = entries[index];
        if (entry) await house.side.suppressions.add([{ address: 'order@mail.example.org', ...entry }]);
      }
      expect(await house.side.suppressions.isSuppressed('order@mail.example.org')).toBe('complaint');
      const _id = keysOf(['k1', 1]).current('order@mail.example.org');
      // When we were told is no matter of order: the last look asks for it.
      const row = await house.database.db
        .collection<{ _id: string }>('suppressions')
        .findOne({ _id }, { projection: { notedAt: 0 } });
      docs.push(JSON.stringify(row));
    }
    expect(new Set(docs).size).toBe(1);
  });

  it('tell of erasures, the latest first, a page at a time; of nobody who was suppressed for more', async () => {
    const { suppressions } = house.side;
    const erase = async (who: string) => {
      await suppressions.add([{ address: `${who}@gone.example.org`, reason: 'erased', source: 'x' }]);
      // By the server's clock, in milliseconds.
      await new Promise((resolve) => setTimeout(resolve, 5));
    };
    for (const who of ['first', 'second', 'complained', 'third']) await erase(who);
    await suppressions.add([{ address: 'complained@gone.example.org', reason: 'complaint', source: 'x' }]);
    const keyOf = (who: string) => keysOf(['k1', 1]).current(`${who}@gone.example.org`);
    const page = await suppressions.erased({ limit: 2 });
    expect(page.map(({ key }) => key)).toEqual([keyOf('third'), keyOf('second')]);
    const [, last] = page;
    const next = await suppressions.erased({ limit: 2, ...(last === undefined ? {} : { before: last.at }) });
    expect(next.map(({ key }) => key)).toEqual([keyOf('first')]);
  });

  it('keep a worker from starting without the key they are kept under', async () => {
    await house.side.suppressions.add([{ address: 'kept@mail.example.org', reason: 'manual', source: 'x' }]);
    await house.side.checkKeys();
    const rotated = await openHarness({
      database: house.database,
      tokenKeys: [{ kid: 'k2', secret: Buffer.alloc(32, 2) }],
    });
    await expect(rotated.side.checkKeys()).rejects.toThrow('TOKEN_KEYS lacks k1');
    await rotated.close();
  });

  it('survive the rotation of their key', async () => {
    const rotated = makeSuppressions(house.database.db, keysOf(['k2', 2], ['k1', 1]), () => new Date());
    await house.side.suppressions.add([
      { address: 'old@mail.example.org', reason: 'complaint', source: 'x' },
    ]);
    expect(await rotated.isSuppressed('old@mail.example.org')).toBe('complaint');
    expect(await rotated.among(['old@mail.example.org', 'new@mail.example.org'])).toEqual(
      new Set(['old@mail.example.org']),
    );
    expect(await rotated.remove('old@mail.example.org')).toBe(true);
    expect(await house.side.suppressions.isSuppressed('old@mail.example.org')).toBeNull();
  });
});
