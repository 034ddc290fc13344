import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Harness, openHarness } from '../../test/reader-harness.ts';
import { makeSignupLedger } from '../mongo/signup-ledger.ts';
import { makeKeyring } from './keyring.ts';
import { defaultSignupLimits, makeSignupBudget } from './signup-budget.ts';

describe('the budget of an address, when the signing key is another', () => {
  let house: Harness;
  beforeAll(async () => {
    house = await openHarness();
  }, 60_000);
  beforeEach(() => house.empty());
  afterAll(() => house.close());

  const identity = 'ada@reader.example.net';
  const secrets = { k1: Buffer.alloc(32, 1), k2: Buffer.alloc(32, 2) };
  const budget = (...kids: readonly ('k1' | 'k2')[]) =>
    makeSignupBudget({
      ledger: makeSignupLedger(house.database.db),
      keyring: makeKeyring(kids.map((kid) => ({ kid, secret: secrets[kid] }))),
      limits: defaultSignupLimits,
      clock: () => house.clock.now,
    });
  const daysLater = (days: number) => {
    house.clock.now = new Date(house.clock.now.getTime() + days * 86_400_000);
  };

  it('begins neither the day nor the three anew', async () => {
    expect(await budget('k1').grant({ id: 'r1', identity, ip: null })).toBe('granted');
    const rotated = budget('k2', 'k1');
    expect(await rotated.grant({ id: 'r2', identity, ip: null })).toBe('never');
    for (const id of ['r3', 'r4']) {
      daysLater(2);
      expect(await rotated.grant({ id, identity, ip: null })).toBe('granted');
    }
    daysLater(2);
    expect(await rotated.grant({ id: 'r5', identity, ip: null })).toBe('never');
  });

  it('is given back by a confirmation', async () => {
    expect(await budget('k1').grant({ id: 'r1', identity, ip: null })).toBe('granted');
    await budget('k2', 'k1').forget(identity);
    expect(await budget('k2', 'k1').grant({ id: 'r2', identity, ip: null })).toBe('granted');
  });
});
