import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { version } from '@masthead/config';
import type { Status } from '../src/features/status/read-status.ts';
import { databaseOf } from '../src/read-model.ts';
import { gazette } from './gazette-form.ts';
import { type Desk, openDesk } from './open-desk.ts';

const domain = 'gazette-fixtures.org';

describe('the status page', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
    const data = {
      ...gazette,
      name: 'Gazette',
      slug: 'gazette',
      sender: { name: 'Gazette', address: `a@${domain}` },
    };
    expect((await desk.ask('admin', 'POST', '/api/newsletters', data)).status).toBe(201);
  }, 60_000);
  afterAll(() => desk?.close());

  const read = async (): Promise<Status> => {
    const { body, status } = await desk.ask('admin', 'GET', '/api/masthead/status');
    expect(status).toBe(200);
    return body;
  };

  test('names what runs, in the versions that answer', async () => {
    const { versions } = await read();
    expect(versions.map(({ name }) => name)).toEqual(['Masthead', 'Node', 'MongoDB', 'Redis']);
    expect(versions.slice(0, 2).map((one) => one.version)).toEqual([version, process.versions.node]);
    for (const { name, version: found } of versions.slice(2))
      expect([name, found]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+/)]);
  });

  test('says when the last backup was found whole, and that there was none', async () => {
    expect((await read()).lastBackup).toBeNull();
    // As packages/backup writes it down (backup.int.test.ts).
    const value = { at: new Date('2026-11-25T12:00:00Z'), documents: 812, media: 31 };
    await databaseOf(desk.payload)
      .collection<{ _id: string; value: object }>('settings')
      .insertOne({ _id: 'lastBackup', value });
    expect((await read()).lastBackup).toEqual({ ...value, at: value.at.toISOString() });
  });

  test('every check of the doctor stands under what it is about, once', async () => {
    const [{ readStatus }, { allChecks }, { examine }] = await Promise.all([
      import('../src/features/status/read-status.ts'),
      import('../src/features/doctor/all-checks.ts'),
      import('../src/features/doctor/examine.ts'),
    ]);
    const asked: string[] = [];
    const outside = {
      lookUpTxt: async (name: string) => {
        asked.push(name);
        return name === `_dmarc.${domain}` ? ['v=DMARC1; p=none'] : [];
      },
      spaceOf: async () => ({ freeBytes: 1e12, totalBytes: 2e12 }),
    };
    const { sections } = await readStatus(desk.payload, outside);
    const told = new Map(sections.map(({ title, findings }) => [title, findings]));
    expect([...told.keys()]).toEqual(['Services', 'Sending', 'The provider', 'What is kept', 'DNS']);
    expect(told.get('DNS')).toMatchObject([
      { name: `SPF of ${domain}`, state: 'bad' },
      { name: `DKIM of ${domain}`, state: 'bad' },
      { name: `DMARC of ${domain}`, state: 'ok', detail: 'v=DMARC1; p=none' },
    ]);
    expect(asked).toContain(`send.${domain}`);
    expect(told.get('The provider')?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['provider key', `domain ${domain}`, 'webhook']),
    );
    const all = await examine(await allChecks(desk.payload, outside));
    expect(sections.flatMap(({ findings }) => findings.map(({ name }) => name)).sort()).toEqual(
      all.map(({ name }) => name).sort(),
    );
  });
});
