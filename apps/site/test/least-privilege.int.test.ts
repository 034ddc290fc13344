import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Archive, connectArchive } from '@masthead/archive';
import { ensureMongod, freePort, startMongod } from '@masthead/local';
import { eventually } from '@masthead/testing';
import { spawnMongod } from '../../../packages/local/src/services/spawn-mongod.ts';
import { makeIssue, newsletter, paperEntry, storyEntry, withMentions } from './fixtures.ts';
import { makeRealSite, type RealSite } from './make-real-site.ts';
import { ownForm } from './make-test-app.ts';

const key = randomBytes(24);
const passwords = { MONGODB_PASSWORD: 'pw-house', MONGODB_SITE_PASSWORD: 'pw-site' };
const folder = mkdtempSync(join(tmpdir(), 'masthead-users-'));
let site: RealSite;
let house: Archive;
let stop: () => Promise<void>;

/** A mongod with access control whose users were made by the very script that docker-compose runs. */
beforeAll(async () => {
  const binary = await ensureMongod();
  const open = await startMongod({ dataDir: folder, port: await freePort(), binary, ephemeral: true });
  const maker = await connectArchive(open.uri.replace('/?', '/masthead?'));
  for (const command of commandsOf('packages/local/database/users.js')) await maker.db.command(command);
  await maker.close();
  await open.stop();

  const keyFile = join(folder, 'key');
  writeFileSync(keyFile, randomBytes(48).toString('base64'));
  chmodSync(keyFile, 0o400);
  // The set has stored the address that it was made at.
  const { port: first } = new URL(open.uri);
  const guarded = spawnMongod({
    dataDir: folder,
    port: Number(first),
    binary,
    oplogMb: 128,
    cacheGb: 0.25,
    keyFile,
  });
  stop = () => guarded.stop();
  const as = (user: string, password: string) =>
    `mongodb://${user}:${password}@127.0.0.1:${first}/masthead?replicaSet=rs0&authSource=masthead`;
  const uris = {
    site: as('site', passwords.MONGODB_SITE_PASSWORD),
    worker: as('masthead', passwords.MONGODB_PASSWORD),
  };
  await eventually(async () => {
    house = await connectArchive(uris.worker);
    await house.ping();
    return true;
  });
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
  await stop?.();
  rmSync(folder, { recursive: true, force: true });
});

/** What drafts, mails and accounts lie in. */
const hiddenFromSite = [
  ...['users', 'newsletters', 'issues', '_issues_versions', 'stories', 'papers', 'media', 'topics'],
  ...['renditions', 'imports', 'segments', 'issueComments', 'issueEvents'],
  ...['merges', 'sentLinks', 'linkStatuses', 'projectionState', 'deskActs'],
];

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

/** What a mongosh script would have the server do. */
function commandsOf(path: string): Record<string, unknown>[] {
  const commands: Record<string, unknown>[] = [];
  const house = {
    createRole: ({ role, ...rest }: { role: string }) => commands.push({ createRole: role, ...rest }),
    createUser: ({ user, ...rest }: { user: string }) => commands.push({ createUser: user, ...rest }),
  };
  const script = readFileSync(join(import.meta.dirname, '../../..', path), 'utf8');
  runInNewContext(script, { db: { getSiblingDB: () => house }, process: { env: passwords } });
  return commands;
}
