import type { Db } from 'mongodb';
import { type Harness, newsletterId, openHarness, otherNewsletterId } from '../../../test/reader-harness.ts';
import { makeImportStore } from '../../mongo/subscriber-imports.ts';
import { makeImportTarget } from '../../mongo/subscription-merge.ts';
import type { FailpointName } from '../../ports/failpoints.ts';
import type { ImportView } from '../../ports/imports.ts';
import { makeImportProcessor } from './process-imports.ts';

let harness: Harness;
let db: Db;

beforeAll(async () => {
  harness = await openHarness();
  db = harness.database.db;
}, 60_000);
afterEach(() => harness.empty());
afterAll(() => harness.close());

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 70_001) yield bytes.subarray(at, at + 70_001);
}

const upload = (text: string) =>
  harness.side.imports.upload({ name: 'list.csv', actor: 'ed' }, bytesOf(text));
const plan = (view: ImportView, dryRun = false, id = newsletterId) => ({
  newsletterId: id,
  mapping: view.mapping,
  consentSource: 'the old list, confirmed by mail in 2024',
  dryRun,
});

async function run(text: string, dryRun = false): Promise<ImportView> {
  const view = await upload(text);
  await harness.side.imports.start(view.id, plan(view, dryRun));
  await harness.processors.imports.runDue();
  return look(view.id);
}

async function look(id: string): Promise<ImportView> {
  const view = await harness.side.imports.get(id);
  if (view === null) throw new Error('the import is gone');
  return view;
}

async function errorsOf(id: string): Promise<string> {
  let text = '';
  for await (const piece of harness.side.imports.errorsAsCsv(id)) text += piece;
  return text;
}

async function exported(): Promise<string> {
  let text = '';
  for await (const piece of harness.side.list.exportCsv({ newsletterId })) text += piece;
  return text;
}

describe('an import', () => {
  it('takes each row as the rules say and names every row it refuses', async () => {
    const signup = (address: string) => ({
      address,
      name: null,
      newsletterIds: [newsletterId],
      frequency: 'every' as const,
      source: 'site',
      formVersion: 'f1',
      ip: null,
    });
    await harness.side.list.addConfirmed(
      newsletterId,
      [{ address: 'known@reader.example.net', name: null }],
      'sample',
    );
    await harness.side.list.addConfirmed(
      newsletterId,
      [{ address: 'left@reader.example.net', name: null }],
      'sample',
    );
    await db
      .collection('subscriptions')
      .updateOne(
        { identity: 'left@reader.example.net' },
        { $set: { state: 'unsubscribed', left: { at: new Date(), via: 'page', reason: null } } },
      );
    await harness.side.subscribers.requestSignup(signup('waiting@reader.example.net'));
    await harness.processors.signups.runDue();
    await harness.side.suppressions.add([
      { address: 'bounced@reader.example.net', reason: 'bounce', source: 'test' },
    ]);
    const view = await run(
      [
        'E-Mail,First name,Last name,Frequency,Topics,Confirmed at,Internal',
        'new@reader.example.net,Nora,"O\'Neil, PhD",monthly,evals scaling,2024-03-01,x',
        'NEW@reader.example.net,,,,,,again',
        'known@reader.example.net,Kim,,,,,',
        'known@reader.example.net,Kim,,,,,',
        'waiting@reader.example.net,Wes,,,,,',
        'left@reader.example.net,,,,,,',
        'bounced@reader.example.net,,,,,,',
        'not an address,,,,,,',
        ',,,,,,',
        'a@reader.example.net,,,hourly,,,',
        'b@reader.example.net,,,,,03/04/2024,',
      ].join('\n'),
    );
    expect(view).toMatchObject({
      state: 'done',
      rows: 11,
      counts: { added: 1, updated: 1, confirmed: 1, known: 0, repeated: 2, refused: 6 },
    });
    const rows = await db.collection('subscriptions').find().sort({ identity: 1 }).toArray();
    expect(rows.map((row) => [row.identity, row.state, row.name])).toEqual([
      ['known@reader.example.net', 'confirmed', 'Kim'],
      ['left@reader.example.net', 'unsubscribed', null],
      ['new@reader.example.net', 'confirmed', "Nora O'Neil, PhD"],
      ['waiting@reader.example.net', 'confirmed', 'Wes'],
    ]);
    expect(rows[2]).toMatchObject({
      frequency: 'monthly',
      topics: ['evals', 'scaling'],
      confirmedAt: new Date('2024-03-01T00:00:00Z'),
      consent: { source: 'the old list, confirmed by mail in 2024', formVersion: 'import' },
    });
    const errors = await errorsOf(view.id);
    expect(
      errors
        .trim()
        .split('\r\n')
        .map((line) => line.split(',')[0]?.replace('\uFEFF', '')),
    ).toEqual(['row', '6', '7', '8', '9', '10', '11']);
    expect(errors).toContain('has unsubscribed');
    expect(await db.collection('importFiles.chunks').countDocuments()).toBe(0);
  });

  it('does in a dry run everything but the writing', async () => {
    const view = await run('email,name\na@reader.example.net,A\nA@reader.example.net,A\nnope,N\n', true);
    expect(view).toMatchObject({ state: 'checked', rows: 3, counts: { added: 1, repeated: 1, refused: 1 } });
    expect(await db.collection('subscriptions').countDocuments()).toBe(0);
    expect(await harness.side.imports.start(view.id, plan(view))).toBe(true);
    await harness.processors.imports.runDue();
    expect(await look(view.id)).toMatchObject({ state: 'done', rows: 3, counts: { added: 1, refused: 1 } });
  });

  it.each<FailpointName>(['import.after-rows', 'import.after-commit'])(
    'killed at %s goes on: no row twice, none lost, the counts as if nothing had happened',
    async (at) => {
      const people = Array.from({ length: 5_000 }, (_, i) => `reader-${i}@bulk.example.net,Reader ${i}`);
      const view = await upload(['email,name', ...people, people[0], people[4_999]].join('\n'));
      await harness.side.imports.start(view.id, plan(view));
      let kills = 0;
      const dying = makeImportProcessor({
        imports: makeImportStore(db),
        target: makeImportTarget(db),
        suppressions: harness.side.suppressions,
        leaseMs: 1,
        clock: () => harness.clock.now,
        log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
        failpoint: (name) => {
          if (name !== at || kills >= 2) return;
          kills += 1;
          throw new Error('killed');
        },
      });
      await expect(dying.runDue()).rejects.toThrow('killed');
      await db
        .collection('imports')
        .updateMany({ dueAt: { $exists: true } }, { $set: { dueAt: new Date(0) } });
      await expect(dying.runDue()).rejects.toThrow('killed');
      await db
        .collection('imports')
        .updateMany({ dueAt: { $exists: true } }, { $set: { dueAt: new Date(0) } });
      await dying.runDue();
      expect(kills).toBe(2);
      expect(await look(view.id)).toMatchObject({
        state: 'done',
        rows: 5_002,
        counts: { added: 5_000, repeated: 2, refused: 0 },
      });
      expect(await db.collection('subscriptions').countDocuments({ newsletterId })).toBe(5_000);
      expect(await db.collection('subscribers').countDocuments()).toBe(5_000);
    },
    60_000,
  );

  it('gives back in an export what it took, whatever stands in the cells', async () => {
    const text = [
      'email,name',
      'a@reader.example.net,"Lee, Ann ""Bo"""',
      'b@reader.example.net,"\'=HYPERLINK(1)"',
      'müller@bücher.example,"日本 🎈"',
      'd@reader.example.net,"two\r\nlines"',
    ].join('\r\n');
    await run(text);
    const first = await exported();
    expect(first).toContain('"Lee, Ann ""Bo"""');
    expect(first).toContain("'=HYPERLINK(1)");
    expect(first).not.toMatch(/(^|,|")=/m);
    const view = await upload(first.replaceAll(newsletterId, otherNewsletterId));
    await harness.side.imports.start(view.id, plan(view, false, otherNewsletterId));
    await harness.processors.imports.runDue();
    const names = async (id: string) =>
      (await db.collection('subscriptions').find({ newsletterId: id }).sort({ identity: 1 }).toArray()).map(
        (row) => [row.identity, row.name, row.confirmedAt],
      );
    expect(await names(otherNewsletterId)).toEqual(await names(newsletterId));
  });

  it.each([
    ['', 'no row'],
    ['email\n', 'no row'],
    ['a@reader.example.net,Ann\nb@reader.example.net,Bo\n', 'is a person'],
  ])('refuses a file that is none: %j', async (text, why) => {
    await expect(upload(text)).rejects.toThrow(why);
    expect(await db.collection('importFiles.chunks').countDocuments()).toBe(0);
  });

  it('keeps a file that nobody goes on with for a day at most', async () => {
    const view = await upload('email\na@reader.example.net\n');
    harness.clock.now = new Date(harness.clock.now.getTime() + 25 * 3_600_000);
    await harness.chores();
    expect((await look(view.id)).state).toBe('cancelled');
    expect(await db.collection('importFiles.chunks').countDocuments()).toBe(0);
  });

  it('needs a column of addresses, and words for how these people consented', async () => {
    const view = await upload('email,name\na@reader.example.net,A\n');
    const start = (change: object) => harness.side.imports.start(view.id, { ...plan(view), ...change });
    await expect(start({ mapping: {} })).rejects.toThrow(RangeError);
    await expect(start({ mapping: { address: 7 } })).rejects.toThrow(RangeError);
    await expect(start({ mapping: { address: 0, name: 0 } })).rejects.toThrow(RangeError);
    await expect(start({ consentSource: ' ' })).rejects.toThrow(RangeError);
  });
});
