import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Delivery } from '@masthead/delivery';
import { eventually } from '@masthead/testing';
import { Redis } from 'ioredis';
import type { Outside } from '../src/features/doctor/all-checks.ts';
import type { NamedFinding } from '../src/features/doctor/examine.ts';
import { gazette, quietDraft } from './gazette-form.ts';
import { type Installation, openInstallation, senderDomain } from './installation.ts';
import { standaloneFacts } from './standalone-facts.ts';

jest.setTimeout(60_000);

const gib = 1024 ** 3;
const draft = quietDraft({
  tagline: 'Locks get cheaper',
  lede: ['A quiet week at the canal.'],
  closing: 'Mind the step.',
});

let here: Installation;
let zone: Record<string, string[]>;
let space: Awaited<ReturnType<Outside['spaceOf']>>;
let engine: Delivery | null = null;
let house: { MAIL_FROM: string };
/** Takes back what a test broke. */
const undo: (() => Promise<unknown> | unknown)[] = [];

/** Ids of the database's own are handed back as they came. */
interface Row {
  _id: string;
}
const rows = (name: string) => here.desk.payload.db.connection.collection<Row>(name);
const look = async (): Promise<readonly NamedFinding[]> => {
  const [{ allChecks }, { examine }] = await Promise.all([
    import('../src/features/doctor/all-checks.ts'),
    import('../src/features/doctor/examine.ts'),
  ]);
  const outside = { lookUpTxt: async (name: string) => zone[name] ?? [], spaceOf: async () => space };
  return examine(await allChecks(here.desk.payload, outside, engine));
};
const ask = async (path: string, body: object) => {
  const { body: answer, status } = await here.desk.ask('admin', 'POST', path, body);
  if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
  return answer;
};
/** Sets fields of one document, and back afterwards. */
const change = async (collection: string, fields: Record<string, unknown>) => {
  const row = (await rows(collection).findOne({})) as (Row & Record<string, unknown>) | null;
  if (row === null) throw new Error(`${collection} is empty`);
  const before = Object.fromEntries(Object.keys(fields).map((key) => [key, row[key]]));
  await rows(collection).updateOne({ _id: row._id }, { $set: fields });
  undo.push(() => rows(collection).updateOne({ _id: row._id }, { $set: before }));
};

/** The desk's follower has caught up with what this test, and the worker, changed: it would mend what is broken next. */
const quiet = async () => {
  let last = '';
  let since = Date.now();
  await eventually(async () => {
    const now = JSON.stringify(await rows('projectionState').findOne({}));
    if (now !== last) since = Date.now();
    last = now;
    return Date.now() - since > 1_000;
  });
};

beforeAll(async () => {
  here = await openInstallation();
  house = (await import('../src/env.ts')).env() as typeof house;
  house.MAIL_FROM = `Masthead <desk@${senderDomain}>`;
  const { engine: held, sandbox } = here;
  const { doc } = await ask('/api/newsletters', {
    ...gazette,
    name: 'Gazette',
    slug: 'gazette',
    sender: { name: 'Gazette', address: `weekly@${senderDomain}` },
  });
  const readers = ['ada', 'ben', 'cy'].map((name) => ({ address: `${name}@readers.example`, name }));
  await held.list.addConfirmed(doc.id, readers, 'test');
  await here.setWorker(sandbox.apiKey);
  await held.proof.request(`proof@${senderDomain}`);
  const { issueId } = await ask('/api/masthead/import', {
    draft,
    importKey: 'a-text-of-this-test',
    newsletter: 'gazette',
  });
  await ask(`/api/masthead/issues/${issueId}/approve`, {});
  await ask(`/api/masthead/issues/${issueId}/send-now`, {});
  await eventually(
    async () => {
      await here.breathe();
      expect(await held.campaigns.list({ status: 'submitted', limit: 1 })).toHaveLength(1);
      expect(await rows('publicIssues').countDocuments()).toBe(1);
      expect((await held.proof.latest())?.outcome).toBe('proved');
      return true;
    },
    { timeoutMs: 60_000 },
  );
}, 120_000);
afterAll(() => here?.close(), 60_000);
beforeEach(async () => {
  zone = {
    [`send.${senderDomain}`]: ['v=spf1 include:amazonses.com ~all'],
    [`resend._domainkey.${senderDomain}`]: [`p=${'A'.repeat(200)}`],
    [`_dmarc.${senderDomain}`]: ['v=DMARC1; p=none;'],
  };
  space = { freeBytes: 500 * gib, totalBytes: 1_000 * gib };
  engine = null;
  await here.breathe();
});
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
  jest.restoreAllMocks();
});

const broken: readonly (readonly [what: string, name: string, plant: () => Promise<unknown>])[] = [
  [
    'a key that the provider refuses',
    'provider key',
    async () => {
      await here.setWorker('re_somebody_elses_key');
      undo.push(() => here.setWorker(here.sandbox.apiKey));
    },
  ],
  [
    'a Redis that may drop keys',
    'Redis memory',
    async () => {
      const redis = new Redis(here.redisUrl);
      await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
      undo.push(async () => {
        await redis.config('SET', 'maxmemory-policy', 'noeviction');
        await redis.quit();
      });
    },
  ],
  [
    'a MongoDB that is no replica set',
    'replica set',
    async () => {
      const { replicaSet } = (await standaloneFacts()).mongodb;
      const installation = async () => {
        const facts = await here.engine.installation();
        return { ...facts, mongodb: { ...facts.mongodb, replicaSet } };
      };
      engine = { ...here.engine, installation };
    },
  ],
  [
    'an index that is gone',
    'indexes',
    async () => {
      await rows('campaigns').dropIndex('one-live-per-issue');
      undo.push(() => here.engine.ensureIndexes());
    },
  ],
  [
    'a clock ten minutes ahead',
    'clock',
    async () => {
      const now = Date.now.bind(Date);
      jest.spyOn(Date, 'now').mockImplementation(() => now() + 10 * 60_000);
    },
  ],
  ['a site without the webhook’s secret', 'webhook', async () => door(null)],
  ['a site with another secret than the provider’s', 'webhook', async () => door(otherSecret)],
  ['a webhook that nothing answers at', 'webhook', async () => door('shut')],
  [
    'a domain without DKIM',
    `DKIM of ${senderDomain}`,
    async () => {
      delete zone[`resend._domainkey.${senderDomain}`];
    },
  ],
  [
    'a domain without SPF',
    `SPF of ${senderDomain}`,
    async () => {
      delete zone[`send.${senderDomain}`];
    },
  ],
  [
    'a domain without DMARC',
    `DMARC of ${senderDomain}`,
    async () => {
      delete zone[`_dmarc.${senderDomain}`];
    },
  ],
  [
    'a disk that is full',
    'disk',
    async () => {
      space = { freeBytes: gib / 4, totalBytes: 1_000 * gib };
    },
  ],
  [
    'a lease that a dead worker left',
    'leases',
    async () => {
      // A campaign that is not over, and a batch of it that was claimed half an hour ago.
      await change('campaigns', { open: true, intent: 'pause' });
      await change('batches', { state: 'submitting', dueAt: minutesAgo(30) });
    },
  ],
  [
    'a sender’s domain that the provider does not know',
    'domain other.gazette-fixtures.org',
    async () => {
      for (const name of ['send', 'resend._domainkey', '_dmarc'])
        zone[`${name}.other.gazette-fixtures.org`] = zone[`${name}.${senderDomain}`] ?? [];
      const { doc } = await ask('/api/newsletters', {
        ...gazette,
        name: 'Other',
        slug: 'other',
        sender: { name: 'Other', address: 'weekly@other.gazette-fixtures.org' },
      });
      undo.push(() => here.desk.payload.delete({ collection: 'newsletters', id: doc.id }));
    },
  ],
  [
    'a MAIL_FROM that the provider does not know',
    'domain house.gazette-fixtures.org',
    async () => {
      const before = house.MAIL_FROM;
      house.MAIL_FROM = 'hello@house.gazette-fixtures.org';
      for (const name of ['send', 'resend._domainkey', '_dmarc'])
        zone[`${name}.house.gazette-fixtures.org`] = zone[`${name}.${senderDomain}`] ?? [];
      undo.push(async () => {
        house.MAIL_FROM = before;
      });
    },
  ],
  ['a template that came back otherwise', 'hand-over by template', async () => proof('unfit')],
  ['a template that was never proved', 'hand-over by template', async () => proof(null)],
  [
    'a public page that is gone',
    'read model',
    async () => {
      await quiet();
      const page = await rows('publicIssues').findOneAndDelete({});
      undo.push(() => rows('publicIssues').insertOne(page as Row));
    },
  ],
  [
    'a public page that is an old one',
    'read model',
    async () => {
      await quiet();
      await change('publicIssues', { contentVersion: 'of-last-week' });
    },
  ],
  [
    'a queue that stands still',
    'queue',
    async () => {
      // Stopped a moment ago: its last sign of life is fresh, and nobody does what is due.
      await here.setWorker(null);
      await here.engine.outbox.enqueue(noticeOfNobody);
      const { purposeKey: _id } = noticeOfNobody;
      await rows('outbox').updateOne({ _id }, { $set: { dueAt: minutesAgo(60) } });
      undo.push(async () => {
        await rows('outbox').deleteOne({ _id });
        await here.setWorker(here.sandbox.apiKey);
      });
    },
  ],
  [
    'workers that are all gone',
    'worker',
    async () => {
      await here.setWorker(null);
      await rows('settings').updateOne({ _id: 'ledger' }, { $set: { 'value.aliveAt': minutesAgo(30) } });
      undo.push(() => here.setWorker(here.sandbox.apiKey));
    },
  ],
  [
    'a campaign whose batches hold others than were counted',
    'ledger',
    async () => change('campaigns', { recipients: 5 }),
  ],
  [
    'a copied database',
    'environment',
    async () => {
      await rows('settings').updateOne({ _id: 'environment' }, { $set: { value: 'staging' } });
      undo.push(() => rows('settings').updateOne({ _id: 'environment' }, { $set: { value: 'local' } }));
    },
  ],
];

describe('masthead doctor', () => {
  test('a healthy installation: all green, within five seconds', async () => {
    const began = performance.now();
    const findings = await look();
    const tookMs = performance.now() - began;
    expect(findings.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(findings.length).toBeGreaterThanOrEqual(22);
    expect(tookMs).toBeLessThan(5_000);
  });

  test.each(broken)('%s is named, how to mend it is said, and all else is green', async (_, name, plant) => {
    await plant();
    const began = performance.now();
    const findings = await look();
    expect(performance.now() - began).toBeLessThan(8_000);
    const named = findings.filter(({ state }) => state !== 'ok');
    expect(named.map((finding) => finding.name)).toEqual([name]);
    expect(named[0]?.mend).toMatch(/\w{3}/);
  });

  test('--fix makes indexes and public pages again, and nothing else', async () => {
    await rows('campaigns').dropIndex('one-live-per-issue');
    const page = await rows('publicIssues').findOne({});
    await rows('publicIssues').insertOne({ ...page, _id: 'of-nothing', slug: 'of-nothing' } as Row);
    const { body } = await here.desk.ask('admin', 'POST', '/api/masthead/doctor/fix', {});
    expect(body.mended.map(({ name }: { name: string }) => name)).toEqual(['indexes', 'read model']);
    const left = body.checks.filter(({ state }: { state: string }) => state !== 'ok');
    expect(left.map(({ name }: { name: string }) => name)).toEqual([]);
    expect(await rows('publicIssues').countDocuments()).toBe(1);
    const again = await here.desk.ask('admin', 'POST', '/api/masthead/doctor/fix', {});
    expect(again.body.mended).toEqual([]);
  });
});

const otherSecret = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
const noticeOfNobody = {
  purposeKey: 'notice:of-nobody',
  kind: 'notice',
  from: { name: 'Desk', address: `desk@${senderDomain}` },
  to: 'nobody@readers.example',
  replyTo: null,
  subject: 'Waits',
  html: '<p>Waits</p>',
  text: 'Waits',
  headers: {},
} as const;

function minutesAgo(count: number): Date {
  return new Date(Date.now() - count * 60_000);
}

function door(secret: string | null): void {
  here.setDoor(secret);
  undo.push(() => here.setDoor(here.sandbox.webhookSecret));
}

async function proof(outcome: 'unfit' | null): Promise<void> {
  const settings = rows('settings');
  const kept = (await settings.findOne({ _id: 'templateProof' })) as (Row & { value: object }) | null;
  const value = outcome === null ? null : { ...kept?.value, outcome, why: 'the HTML differs' };
  await settings.updateOne({ _id: 'templateProof' }, { $set: { value } });
  undo.push(() => settings.updateOne({ _id: 'templateProof' }, { $set: { value: kept?.value } }));
}
