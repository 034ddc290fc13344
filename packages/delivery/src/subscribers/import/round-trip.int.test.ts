import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Harness, newsletterId, openHarness, signup } from '../../../test/reader-harness.ts';
import { readersOf } from '../../../test/readers-of.ts';
import { makeImportStore } from '../../mongo/subscriber-imports.ts';
import { makeImportTarget } from '../../mongo/subscription-merge.ts';
import { noFailpoints } from '../../ports/failpoints.ts';
import { silentLog } from '../../ports/log.ts';
import { makeImportProcessor } from './process-imports.ts';

describe('a list that comes from elsewhere', () => {
  let house: Harness;
  const { subscribed, stateOf, importCsv } = readersOf(() => house);
  beforeAll(async () => {
    house = await openHarness();
  }, 60_000);
  beforeEach(() => house.empty());
  afterAll(() => house.close());

  const rows = () => house.database.db.collection('subscriptions');
  const exported = async () => {
    let csv = '';
    for await (const piece of house.side.list.exportCsv({ newsletterId })) csv += piece;
    return csv;
  };

  it('subscribes nobody who was not: our own export holds every state, and only who is confirmed comes in', async () => {
    for (const name of ['stays', 'pauses', 'left', 'bounced', 'paused-once'])
      await subscribed(`${name}@reader.example.net`);
    await house.side.subscribers.requestSignup(signup('asks@reader.example.net'));
    await house.work();
    const pausedUntil = new Date(house.clock.now.getTime() + 30 * 86_400_000);
    const set = (name: string, fields: object) =>
      rows().updateOne({ identity: `${name}@reader.example.net` }, { $set: fields });
    await set('pauses', { pausedUntil, frequency: 'monthly' });
    await set('paused-once', { pausedUntil: new Date('2026-01-01T00:00:00Z') });
    await set('left', { state: 'unsubscribed' });
    await house.side.suppressions.add([
      { address: 'bounced@reader.example.net', reason: 'bounce', source: 'provider' },
    ]);
    const csv = await exported();
    await house.empty();

    const { counts, errors } = await importCsv(csv);
    expect(counts).toMatchObject({ added: 3, refused: 3 });
    const back = await rows()
      .find({}, { projection: { _id: 0, identity: 1, state: 1, frequency: 1, pausedUntil: 1 } })
      .sort({ identity: 1 })
      .toArray();
    expect(back).toEqual([
      {
        identity: 'paused-once@reader.example.net',
        state: 'confirmed',
        frequency: 'every',
        pausedUntil: null,
      },
      { identity: 'pauses@reader.example.net', state: 'confirmed', frequency: 'monthly', pausedUntil },
      { identity: 'stays@reader.example.net', state: 'confirmed', frequency: 'every', pausedUntil: null },
    ]);
    const problemOf = (name: string) => errors.split('\r\n').find((line) => line.includes(`${name}@`)) ?? '';
    expect(problemOf('left')).toContain('is unsubscribed in the file: not imported');
    expect(problemOf('asks')).toContain('has not confirmed yet in the file: not imported');
    expect(problemOf('bounced')).toContain('is suppressed in the file: not imported');
  });

  it('takes no row whose state or suppression it does not understand', async () => {
    const { counts, errors } = await importCsv(
      'email,status,suppressed\na@reader.example.net,cleaned,\nb@reader.example.net,Subscribed,perhaps\nc@reader.example.net,Subscribed,no\n',
    );
    expect(counts).toMatchObject({ added: 1, refused: 2 });
    expect(errors).toContain('The state in the file is none we know as confirmed');
    expect(await stateOf('c@reader.example.net')).toBe('confirmed');
  });

  it('puts nobody back who is erased while the rows before theirs are written', async () => {
    const many = Array.from({ length: 2_001 }, (_, i) => `r${i}@reader.example.net`);
    const { imports, suppressions } = house.side;
    async function* file() {
      yield Buffer.from(['email', ...many].join('\n'));
    }
    const { id, mapping } = await imports.upload({ name: 'list.csv', actor: 'ed' }, file());
    await imports.start(id, { newsletterId, mapping, consentSource: 'a list', dryRun: false });
    const { db } = house.database;
    const target = makeImportTarget(db);
    const erased = 'r2000@reader.example.net';
    await makeImportProcessor({
      imports: makeImportStore(db),
      target: {
        async merge(chunk, people) {
          // The second chunk is read meanwhile.
          const outcomes = await target.merge(chunk, people);
          if (people.length > 1)
            await suppressions.add([{ address: erased, reason: 'erased', source: 'reader' }]);
          return outcomes;
        },
      },
      suppressions,
      leaseMs: 60_000,
      clock: () => house.clock.now,
      log: silentLog,
      failpoint: noFailpoints,
    }).runDue();
    expect((await imports.get(id))?.counts).toMatchObject({ added: 2_000, refused: 1 });
    expect(await stateOf(erased)).toBeNull();
  });
});
