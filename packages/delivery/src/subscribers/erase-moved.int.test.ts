import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Harness, openHarness } from '../../test/reader-harness.ts';
import { readersOf } from '../../test/readers-of.ts';

describe('erasing who has moved', () => {
  let house: Harness;
  const { subscribed, tokensOf, move, importCsv, dump, stateOf } = readersOf(() => house);
  beforeAll(async () => {
    house = await openHarness();
  }, 60_000);
  beforeEach(() => house.empty());
  afterAll(() => house.close());

  const erase = async (identity: string) => {
    const { preferences } = await tokensOf(identity);
    expect(await house.side.subscribers.erase(preferences)).toBe(true);
  };
  const suppressed = (address: string) => house.side.suppressions.isSuppressed(address);

  it('there and back again, ends, and takes both addresses', async () => {
    await subscribed('a@canary.example.net');
    await subscribed('b@canary.example.net');
    await move('a@canary.example.net', 'b@canary.example.net');
    await move('b@canary.example.net', 'a@canary.example.net');
    await erase('a@canary.example.net');
    expect(await dump()).not.toMatch(/canary/i);
    expect(await suppressed('a@canary.example.net')).toBe('erased');
    expect(await suppressed('b@canary.example.net')).toBe('erased');
  });

  it('ends where two rows lead to each other already', async () => {
    const a = await subscribed('a@canary.example.net');
    const b = await subscribed('b@canary.example.net');
    const rows = house.database.db.collection('subscribers');
    await rows.updateOne({ _id: a.subscriberId }, { $set: { movedTo: b.subscriberId } });
    await rows.updateOne({ _id: b.subscriberId }, { $set: { movedTo: a.subscriberId } });
    await erase('a@canary.example.net');
    expect(await dump()).not.toMatch(/canary/i);
  });

  it('to an address that was new keeps an import from mailing the old one', async () => {
    await subscribed('old@canary.example.net');
    await move('old@canary.example.net', 'new@canary.example.net');
    await erase('new@canary.example.net');
    expect(await dump()).not.toMatch(/canary/i);
    expect(await suppressed('old@canary.example.net')).toBe('erased');
    const { counts } = await importCsv('email\nold@canary.example.net\n');
    expect(counts).toMatchObject({ added: 0, refused: 1 });
    expect(await stateOf('old@canary.example.net')).toBeNull();
  });

  it('leaves an old address alone that has signed up anew since', async () => {
    await subscribed('old@reader.example.net');
    await move('old@reader.example.net', 'new@reader.example.net');
    house.clock.now = new Date(house.clock.now.getTime() + 2 * 86_400_000);
    await subscribed('old@reader.example.net');
    await erase('new@reader.example.net');
    expect(await suppressed('old@reader.example.net')).toBeNull();
    expect(await suppressed('new@reader.example.net')).toBe('erased');
  });

  it('by an operator keeps none of the operator’s words', async () => {
    await subscribed('canary@reader.example.net');
    const by = { actor: 'ed@desk.example.net', reason: 'canary@reader.example.net wrote to us' };
    expect(await house.side.desk.erase('canary@reader.example.net', by)).toBe(true);
    expect(await dump()).not.toMatch(/canary/i);
    const act = await house.database.db.collection('deskActs').findOne({ kind: 'erased' });
    expect(act).toMatchObject({ actor: by.actor });
  });
});
