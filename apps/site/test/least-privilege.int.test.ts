import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Archive, connectArchive } from '@masthead/archive';
import { type GuardedMongod, startGuardedMongod } from '@masthead/testing/guarded-mongod';
import { hiddenFromSite } from './desk-collections.ts';
import { makeIssue, newsletter, paperEntry, storyEntry, withMentions } from './fixtures.ts';
import { makeRealSite, type RealSite } from './make-real-site.ts';
import { ownForm } from './make-test-app.ts';

const key = randomBytes(24);
let site: RealSite;
let house: Archive;
let mongod: GuardedMongod;

beforeAll(async () => {
  mongod = await startGuardedMongod();
  const uris = { site: mongod.uriOf('site'), worker: mongod.uriOf('worker') };
  house = await connectArchive(mongod.uriOf('masthead'));
  await house.write.upsertNewsletter(newsletter);
  const issue = makeIssue({ number: 11, date: '2026-11-13', publicFrom: new Date('2026-11-13T08:00:00Z') });
  await house.write.upsertIssue(issue);
  for (const entry of [storyEntry, paperEntry]) await house.write.upsertEntry(withMentions(entry, [issue]));
  for (const name of hiddenFromSite) await house.db.collection(name).insertOne({ canary: true });
  site = await makeRealSite(
    'http://127.0.0.1:4000',
    '/nowhere',
    { webhookSecret: `whsec_${key.toString('base64')}` },
    undefined,
    uris,
  );
}, 120_000);
afterAll(async () => {
  await site?.closeOnly();
  await house?.close();
  await mongod?.stop();
});

test.each(hiddenFromSite)('the site’s user of the database cannot read %s', async (name) => {
  const { db } = site.archive;
  await expect(db.collection(name).findOne({})).rejects.toMatchObject({ code: 13 });
  await expect(db.collection(name).countDocuments({})).rejects.toMatchObject({ code: 13 });
  await expect(db.collection(name).insertOne({})).rejects.toMatchObject({ code: 13 });
});

test('nor change what is public, nor watch, list or copy the database', async () => {
  const { db, write } = site.archive;
  await expect(write.upsertNewsletter({ ...newsletter, name: 'Taken over' })).rejects.toMatchObject({
    code: 13,
  });
  await expect(db.collection('publicIssues').deleteMany({})).rejects.toMatchObject({ code: 13 });
  await expect(db.watch().tryNext()).rejects.toMatchObject({ code: 13 });
  await expect(
    db
      .collection('publicIssues')
      .aggregate([{ $lookup: { from: 'users', pipeline: [], as: 'u' } }])
      .toArray(),
  ).rejects.toMatchObject({ code: 13 });
  await expect(db.command({ createUser: 'mine', pwd: 'x', roles: ['root'] })).rejects.toMatchObject({
    code: 13,
  });
});

test('every act of a reader works with it', async () => {
  const { app } = site;
  const statuses: Record<string, number> = {};
  const ask = async (path: string, init?: RequestInit) => {
    const response = await app.request(path, init);
    const pattern = path.replace(/(\/\w+\/)v1\.[^/]+/, '$1:token');
    statuses[`${init?.method ?? 'GET'} ${pattern}`] = response.status;
    return response.text();
  };
  for (const path of [
    '/',
    '/archive',
    '/issues/issue-11',
    `/stories/${storyEntry.slug}`,
    '/topics/state-space-models',
    '/feed.xml',
    '/preview/none',
  ])
    await ask(path);
  const stamp = /name="stamp" value="([^"]+)"/.exec(await ask('/subscribe'))?.[1] ?? '';
  const address = 'ada@readers.test';
  await ask('/subscribe', ownForm({ stamp, place: 'home', newsletter: newsletter.id, address }));
  const [link] = await site.mailConfirmations();
  const confirm = new URL(link ?? '').pathname;
  await ask(confirm);
  await ask(confirm, ownForm({}));
  const row = (await house.db.collection('subscriptions').findOne({})) as { _id: unknown } | null;
  const p = `/p/${site.token('preferences', String(row?._id))}`;
  const u = `/u/${site.token('unsubscribe', String(row?._id))}`;
  await ask(p);
  await ask(p, ownForm({ frequency: 'monthly', pausedUntil: '', name: 'Ada' }));
  await ask(`${p}/reading`, ownForm({}));
  await ask(u, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
  await ask(`${u}/reason`, ownForm({ reason: 'Too many mails' }));
  await ask(`${u}/undo`, ownForm({}));
  await ask(`${u}/all`, ownForm({}));
  await ask(`${u}/undo`, ownForm({}));
  await ask(`${p}/more`, ownForm({ newsletter: newsletter.id }));
  await ask(`${p}/data`, ownForm({}));
  await ask(`${p}/address`, ownForm({ address: 'bela@readers.test' }));
  const [moving] = await site.mailConfirmations();
  const move = new URL(moving ?? 'http://x/none').pathname;
  await ask(move);
  await ask(move, ownForm({}));
  await ask('/webhooks/resend', signedEvent());
  expect(
    Object.entries(statuses).filter(([name, status]) => status >= 400 && name !== 'GET /preview/none'),
  ).toEqual([]);
  const carla = { address: 'carla@readers.test', name: 'Carla' };
  await site.delivery.list.addConfirmed(newsletter.id, [carla], 'test');
  const other = await house.db.collection('subscriptions').findOne({ _id: { $ne: row?._id as never } });
  const hers = `/p/${site.token('preferences', String(other?._id))}`;
  await ask(`${hers}/erase`);
  expect(await ask(`${hers}/erase`, ownForm({}))).toContain('You are forgotten');
  const events = await house.db.collection('providerEvents').countDocuments();
  expect(events).toBe(1);
});

function signedEvent(): RequestInit {
  const body = JSON.stringify({
    type: 'email.delivered',
    created_at: new Date().toISOString(),
    data: {
      email_id: '56761188-7520-42d8-8898-ff6fc54ce618',
      to: ['x@readers.test'],
      from: 'a@b.test',
      subject: 's',
      created_at: new Date().toISOString(),
    },
  });
  const at = String(Math.floor(Date.now() / 1000));
  const mac = createHmac('sha256', key).update(`msg_1.${at}.${body}`).digest('base64');
  return {
    method: 'POST',
    body,
    headers: { 'svix-id': 'msg_1', 'svix-timestamp': at, 'svix-signature': `v1,${mac}` },
  };
}
