import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { delivery } from '../src/delivery.ts';
import { recordAct } from '../src/features/audit/desk-log.ts';
import { databaseOf } from '../src/read-model.ts';
import { openGazette } from './gazette.ts';
import { quietDraft } from './gazette-form.ts';
import type { Desk } from './open-desk.ts';

const reader = 'ada.reader@readers.test';

const draft = quietDraft({ tagline: 'Written down' });

interface Line {
  readonly act: string;
  readonly by: string | null;
  readonly at: string;
  readonly network: string | null;
  readonly detail: string | null;
}

describe('the desk’s log', () => {
  let desk: Desk;
  let issueId = '';
  beforeAll(async () => {
    desk = await openGazette();
    const { body } = await desk.ask('writer', 'POST', '/api/masthead/import', {
      draft,
      importKey: 'a-text-of-the-log',
      newsletter: 'gazette',
    });
    issueId = body.issueId;
    const { body: found } = await desk.ask('admin', 'GET', '/api/newsletters?limit=1');
    const readers = [reader, 'ben.reader@readers.test'].map((address) => ({ address, name: null }));
    await (await delivery()).list.addConfirmed(found.docs[0].id, readers, 'test');
  }, 60_000);
  afterAll(() => desk?.close(), 30_000);

  const lines = async (of?: string): Promise<readonly Line[]> => {
    const { status, body } = await desk.ask('admin', 'GET', `/api/masthead/audit${of ? `?of=${of}` : ''}`);
    expect(status).toBe(200);
    return body.lines;
  };
  const fromHome = { origin: 'http://desk.test', 'x-masthead-peer': '203.0.113.9' };
  const login = (email: string, password: string) =>
    desk.askWith(fromHome, 'POST', '/api/users/login', { email, password });

  test('tells of sign-ins, right and wrong, from where, and not what was typed', async () => {
    await login('writer@desk.test', 'a-long-enough-password');
    await login('writer@desk.test', 'a-wrong-password');
    await login('nobody.known@desk.test', 'a-wrong-password');
    const [unknown, wrong, right] = await lines('Sign-ins');
    expect(right).toMatchObject({
      act: 'signed in',
      by: 'writer',
      network: '203.0.113.9',
      detail: 'with the password alone',
    });
    expect(wrong).toMatchObject({ act: 'sign-in failed', by: 'writer', network: '203.0.113.9' });
    expect(unknown).toMatchObject({ act: 'sign-in failed', by: null, network: '203.0.113.9' });
    expect(JSON.stringify(await lines())).not.toMatch(/nobody\.known|a-wrong-password/);
  });

  test('tells of exports and erasures, and of what readers did themselves', async () => {
    const exported = await desk.ask('admin', 'GET', '/api/masthead/subscribers/export');
    expect(String(exported.body)).toContain(reader);
    const act = { address: reader, reason: `asked by ${reader}` };
    expect((await desk.ask('editor', 'POST', '/api/masthead/subscribers/erase', act)).status).toBe(403);
    expect((await desk.ask('admin', 'POST', '/api/masthead/subscribers/erase', act)).status).toBe(200);
    expect(await lines('Exports')).toMatchObject([
      { act: 'readers exported', by: 'admin', detail: 'filtered by nothing' },
    ]);
    const erasures = await lines('Erasures');
    expect(erasures.map(({ act: what }) => what).sort()).toEqual(['reader erased', 'reader forgotten']);
    const acts = await desk.payload.db.connection.collection('deskActs').find({ kind: 'erased' }).toArray();
    expect(acts).toMatchObject([{ actor: 'admin@desk.test', reason: '' }]);
    expect(JSON.stringify(acts)).not.toContain(reader);
  });

  test('tells of accounts: made, given another role, address or password, removed; not of a save that opens no door', async () => {
    const { headers } = await login('admin@desk.test', 'a-long-enough-password');
    const cookie = (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const users = (method: string, path: string, body?: object) =>
      desk.askWith({ cookie, ...fromHome }, method, `/api/users${path}`, body);
    const made = await users('POST', '', {
      name: 'Noor',
      email: 'noor@desk.test',
      password: 'typed-by-the-admin',
      role: 'writer',
    });
    expect(made.status).toBe(201);
    const { id } = made.body.doc;
    for (const change of [
      { name: 'Noor K.' },
      { role: 'editor' },
      { email: 'noor.k@desk.test' },
      { password: 'another-of-the-admins' },
    ])
      expect((await users('PATCH', `/${id}`, change)).status).toBe(200);
    expect((await users('DELETE', `/${id}`)).status).toBe(200);
    const told = (await lines('Accounts')).filter(({ detail }) => detail?.includes(id));
    expect(told.map(({ act, detail }) => `${act}: ${detail}`).sort()).toEqual([
      `account made: Noor (account ${id}), writer`,
      `account removed: Noor K. (account ${id}), editor`,
      `address changed: Noor K. (account ${id})`,
      `password set: Noor K. (account ${id})`,
      `role changed: Noor K. (account ${id}), from writer to editor`,
    ]);
    expect(new Set(told.map(({ by, network }) => `${by} from ${network}`))).toEqual(
      new Set(['admin from 203.0.113.9']),
    );
    expect(JSON.stringify(await lines())).not.toContain('noor.k@');
  });

  test('tells of no account that was not made after all', async () => {
    const { afterChange } = desk.payload.collections.users.config.hooks;
    const before = (await lines('Accounts')).length;
    afterChange.push(() => {
      throw new Error('the mail could not be put out');
    });
    const user = {
      name: 'Never',
      email: 'never@desk.test',
      password: 'a-long-enough-password',
      role: 'admin',
    };
    const { status } = await desk.ask('admin', 'POST', '/api/users', user);
    afterChange.pop();
    expect(status).toBe(500);
    expect(await lines('Accounts')).toHaveLength(before);
  });

  test('tells of sends, by the issue, as its history does; of a send that was refused nothing', async () => {
    const post = (verb: string, body: object = {}) =>
      desk.ask('editor', 'POST', `/api/masthead/issues/${issueId}/${verb}`, body);
    expect((await post('send-now')).status).toBeGreaterThanOrEqual(400);
    expect(await lines('Sends')).toEqual([]);
    expect((await post('approve')).status).toBe(200);
    const { status, body: answer } = await post('schedule', { local: '2099-11-27T09:00' });
    expect({ status, error: answer.error }).toEqual({ status: 200, error: undefined });
    expect((await post('cancel', { reason: `asked by ${reader}` })).status).toBe(200);
    const [cancelled, scheduled] = await lines('Sends');
    expect(scheduled).toMatchObject({ act: 'scheduled', by: 'editor' });
    expect(cancelled).toMatchObject({ act: 'cancelled', detail: `issue ${issueId}: asked by [address]` });
  });

  test('no reader’s address stands in it in the clear', async () => {
    await recordAct(desk.payload, {
      act: 'cancelled',
      by: { id: 'x', name: 'somebody@desk.test' },
      detail: `issue ${issueId}: complained ${reader}`,
    });
    const stored = JSON.stringify(await databaseOf(desk.payload).collection('deskLog').find().toArray());
    expect(stored).toContain('complained [address]');
    expect(stored).not.toMatch(/ada\.reader|readers\.test|somebody@desk/);
    expect(JSON.stringify(await lines())).not.toContain(reader);
  });

  test('is read by admins alone, a page at a time, and changed through no door', async () => {
    for (const who of ['anonymous', 'writer', 'editor'] as const) {
      const { status, body } = await desk.ask(who, 'GET', '/api/masthead/audit');
      expect({ who, lines: body.lines, isRefused: status === 401 || status === 403 }).toEqual({
        who,
        lines: undefined,
        isRefused: true,
      });
    }
    expect(desk.payload.config.collections.map(({ slug }) => slug)).not.toContain('deskLog');
    const all = await lines();
    const before = all[0]?.at ?? '';
    const { body } = await desk.ask(
      'admin',
      'GET',
      `/api/masthead/audit?before=${encodeURIComponent(before)}`,
    );
    expect(body.lines.length).toBeLessThan(all.length);
    expect(body.lines.every(({ at }: Line) => at < before)).toBe(true);
  });
});
