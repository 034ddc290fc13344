import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk, type Who } from './open-desk.ts';

describe('the doctor’s and sending’s doors', () => {
  let desk: Desk;
  const get = (path: string, who: Who = 'editor') => desk.ask(who, 'GET', `/api/masthead${path}`);
  const post = (path: string, body: object = {}, who: Who = 'admin') =>
    desk.ask(who, 'POST', `/api/masthead${path}`, body);
  const newsletter = (slug: string, address: string) =>
    desk.payload.create({
      collection: 'newsletters',
      data: {
        name: slug,
        slug,
        sender: { name: slug, address },
        postalAddress: '1 Ink Lane',
        language: 'en',
        timeZone: 'Europe/Berlin',
        slot: { weekday: 5, time: '09:00' },
      } as never,
    });
  const settings = () => desk.payload.db.connection.collection<{ _id: string; value: unknown }>('settings');

  beforeAll(async () => {
    desk = await openDesk();
  }, 60_000);
  afterAll(() => desk?.close());

  test('the doctor names every check; the local token may ask', async () => {
    const { body, status } = await desk.askWith(
      { authorization: `MastheadLocal ${desk.localToken}` },
      'GET',
      '/api/masthead/doctor',
    );
    expect(status).toBe(200);
    expect(body.checks).toMatchObject([
      // The site's address is none of this machine, and nobody named the environment.
      { name: 'configuration', state: 'note' },
      { name: 'MongoDB', state: 'ok' },
      { name: 'Redis', state: 'ok' },
      { name: 'sending', state: 'ok' },
      { name: 'warm-up', state: 'ok' },
      { name: 'campaigns', state: 'ok' },
      { name: 'hand-over by template', state: 'note' },
      { name: 'replica set', state: 'ok' },
      { name: 'indexes', state: 'ok' },
      { name: 'clock', state: 'ok' },
      { name: 'Redis memory', state: 'ok' },
      // No worker runs beside this desk.
      { name: 'worker', state: 'bad' },
      { name: 'leases', state: 'ok' },
      { name: 'environment', state: 'ok' },
      { name: 'migrations', state: 'ok' },
      { name: 'queue', state: 'ok' },
      { name: 'ledger', state: 'ok' },
      { name: 'read model', state: 'ok' },
      { name: 'provider key', state: 'note' },
      // MAIL_FROM's: no worker has looked.
      { name: 'domain masthead.test', state: 'note' },
      // No site runs beside this desk.
      { name: 'webhook', state: 'bad' },
      { name: 'disk', state: 'ok' },
    ]);
  });

  test('a proof is asked for by one bare address, and read by its id once there is one', async () => {
    for (const to of ['nobody', 'a@b.example, c@d.example', ''])
      expect((await post('/doctor/prove-template', { to }, 'editor')).status).toBe(400);
    const { body } = await post('/doctor/prove-template', { to: 'proof@readers.example' }, 'editor');
    expect(await settings().findOne({ _id: 'templateProofAsked' })).toMatchObject({
      value: { id: body.requestId, to: 'proof@readers.example' },
    });
    expect((await get('/doctor/template-proof')).body).toEqual({ proof: null });
    const value = { requestId: body.requestId, outcome: 'proved', why: 'byte for byte' };
    await settings().insertOne({ _id: 'templateProof', value });
    expect((await get('/doctor/template-proof')).body).toEqual({ proof: value });
  });

  test('a stop is shown to writers and resumed by editors, once', async () => {
    expect((await post('/sending/resume', {}, 'editor')).body.error).toMatchObject({ code: 'not-stopped' });
    const value = { code: 'invalid_api_key', message: 'API key is invalid', at: new Date() };
    await settings().insertOne({ _id: 'sendingStop', value });
    expect((await get('/sending', 'writer')).body).toMatchObject({
      stopped: { code: 'invalid_api_key' },
      notices: [{ kind: 'stopped' }],
    });
    expect((await post('/sending/resume', {}, 'writer')).status).toBe(403);
    expect((await post('/sending/resume', {}, 'editor')).body).toEqual({ resumed: true });
    expect((await post('/sending/resume', {}, 'editor')).status).toBe(409);
    expect((await get('/sending', 'writer')).body).toEqual({ stopped: null, ramps: [], notices: [] });
  });

  test('a warm-up is of a domain that some newsletter sends from; which is asked where two do', async () => {
    expect((await post('/sending/warm-up', { caps: [500] })).body.error).toMatchObject({
      code: 'which-domain',
    });
    await newsletter('gazette', 'desk@Gazette.test');
    expect((await post('/sending/warm-up', { caps: [500, 1_000] })).body).toEqual({ domain: 'gazette.test' });
    await newsletter('almanac', 'desk@almanac.test');
    const unsaid = await post('/sending/warm-up', { caps: [500] });
    expect([unsaid.status, unsaid.body.error.help]).toEqual([422, 'Name one of almanac.test, gazette.test.']);
    expect((await post('/sending/warm-up', { caps: [500], domain: 'almanack.test' })).status).toBe(422);
    for (const caps of [[], [99], ['many']])
      expect((await post('/sending/warm-up', { caps, domain: 'almanac.test' })).status).toBe(400);
    expect((await post('/sending/warm-up', { caps: [500] }, 'editor')).status).toBe(403);
    expect((await get('/sending')).body).toMatchObject({
      ramps: [{ domain: 'gazette.test', cap: 500, sent: 0, sendingDay: 1 }],
      notices: [{ kind: 'capped' }],
    });
  });

  test('it is lifted by admins, once; only the one there is needs no name', async () => {
    expect((await post('/sending/warm-up/lift', { domain: 'almanac.test' })).status).toBe(422);
    expect((await post('/sending/warm-up/lift', {}, 'editor')).status).toBe(403);
    expect((await post('/sending/warm-up/lift')).body).toEqual({ domain: 'gazette.test' });
    expect((await post('/sending/warm-up/lift')).status).toBe(422);
    expect((await get('/sending')).body.ramps).toEqual([]);
  });
});
