import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Delivery, openDelivery, silentLog } from '@masthead/delivery';
import { connectDatabase, type Database } from '@masthead/delivery/mongo';
import type { CanaryPlan, NewsletterProfile, Rendition } from '@masthead/domain';
import { heapFlags } from '@masthead/local';
import { makeKeyring } from '../../../../packages/delivery/src/subscribers/keyring.ts';
import { makeTokens } from '../../../../packages/delivery/src/subscribers/tokens.ts';
import { makeRendition } from '../../../../packages/delivery/test/rendition.ts';
import { hexId, seedNewsletter, seedSubscribers } from '../../../../packages/delivery/test/seed.ts';
import type { VerbCall } from '../crash/failpoints/call-verb.ts';
import { controlSandbox, type SandboxControl } from './control-sandbox.ts';
import { openEventDoor } from './open-event-door.ts';
import { ageLedger } from './pass-time.ts';
import { bundleOtherWorker, bundleProcesses, type Env, type Proc, startProcess } from './processes.ts';

const siteUrl = 'https://news.masthead-fixtures.org';
const apiKey = 're_harness_full_access';
const tokenSecret = Buffer.alloc(32, 7);
const tokenKeys = [{ kid: 'k1', secret: tokenSecret }];
const webhookSecret = `whsec_${Buffer.from('the harness and nobody else').toString('base64')}`;

/** What a site of the same installation is set up with. */
export const harnessSite = { siteUrl, tokenKeys, environmentId: 'harness' } as const;

/** A sandbox process, a database with an audience, and as many workers as a test starts. */
export interface Stage {
  readonly database: Database;
  readonly delivery: Delivery;
  readonly newsletter: NewsletterProfile;
  readonly redisPrefix: string;
  readonly sandboxUrl: string;
  readonly sandbox: Proc;
  readonly provider: SandboxControl;
  readonly workers: Proc[];
  readonly tokens: ReturnType<typeof makeTokens>;
  /** `build` `other`: another version of the worker, whose templates draw everything differently. */
  startWorker(env?: Env, build?: 'this' | 'other'): Promise<Proc>;
  /** One verb of delivery in a process of its own, as the desk's or the site's would be. */
  startVerb(call: VerbCall, env: Env): Promise<Proc>;
  /** A campaign of a new issue, due now (or as said). */
  schedule(options?: {
    readonly at?: Date;
    readonly issueId?: string;
    readonly items?: number;
    readonly subject?: string;
    readonly canary?: CanaryPlan;
    /** Another issue than the made one. */
    readonly render?: (newsletter: NewsletterProfile, issueId: string) => Promise<Rendition>;
  }): Promise<string>;
  /** By the reader's own link, over the site's verb. Answers when it was acknowledged, by the clock that `passTime` moves. */
  unsubscribe(address: string): Promise<Date>;
  /** The provider's clock goes ahead, and the ledger grows older by as much. Not while calls are under way: their worker would not notice. */
  passTime(ms: number): Promise<void>;
  /** By the clock that `passTime` moves. */
  now(): Date;
  close(): Promise<void>;
}

export async function openStage(options: {
  readonly mongodbUri: string;
  readonly redisUrl: string;
  readonly redisPrefix: string;
  readonly recipients: number;
  readonly timescale?: number;
  /** The sink only counts; for measuring what the sandbox itself would bound. */
  readonly provider?: 'sandbox' | 'sink';
  readonly sandboxEnv?: Env;
  readonly workerEnv?: Env;
  /** The sandbox reports what became of the mails, to a door of ours. */
  readonly events?: boolean;
}): Promise<Stage> {
  const { mongodbUri, redisPrefix, redisUrl, timescale = 10 } = options;
  const scripts = await bundleProcesses();
  const port = await freePort();
  const delivery = await openDelivery({
    mongodbUri,
    redisUrl,
    redisPrefix,
    environmentId: 'harness',
    tokenKeys,
    siteUrl,
    webhookSecret,
    log: silentLog,
  });
  const tokens = makeTokens(makeKeyring(tokenKeys));
  const door = options.events === true ? await openEventDoor(() => delivery.events) : null;
  const sandbox = await startProcess(scripts[options.provider ?? 'sandbox'], {
    SANDBOX_PORT: String(port),
    SANDBOX_API_KEY: apiKey,
    SANDBOX_DATA_DIR: mkdtempSync(join(tmpdir(), 'masthead-stage-')),
    NODE_ENV: 'production',
    ...(door === null
      ? {}
      : {
          SANDBOX_WEBHOOK_URL: door.url,
          SANDBOX_WEBHOOK_SECRET: webhookSecret,
          TIMESCALE: String(timescale),
        }),
    ...options.sandboxEnv,
  });
  const sandboxUrl = `http://127.0.0.1:${port}`;
  const provider = controlSandbox(sandboxUrl);
  const database = await connectDatabase(mongodbUri);
  const newsletter = await seedNewsletter(database, siteUrl);
  await seedSubscribers(database, newsletter.id, options.recipients);
  const workers: Proc[] = [];
  let aheadMs = 0;
  return {
    database,
    delivery,
    newsletter,
    redisPrefix,
    sandboxUrl,
    sandbox,
    provider,
    workers,
    tokens,
    async startVerb(call, env) {
      const verb = await startProcess(scripts.desk, {
        NODE_ENV: 'production',
        MONGODB_URI: mongodbUri,
        ENVIRONMENT_ID: 'harness',
        REDIS_URL: redisUrl,
        REDIS_PREFIX: redisPrefix,
        SITE_URL: siteUrl,
        TOKEN_SECRET: tokenSecret.toString('base64'),
        VERB: JSON.stringify(call),
        ...env,
      });
      workers.push(verb);
      return verb;
    },
    async startWorker(env = {}, build = 'this') {
      const script = build === 'this' ? scripts.worker : await bundleOtherWorker();
      const settings = {
        NODE_ENV: 'production',
        LOG_LEVEL: 'info',
        MONGODB_URI: mongodbUri,
        ENVIRONMENT_ID: 'harness',
        REDIS_URL: redisUrl,
        REDIS_PREFIX: redisPrefix,
        SITE_URL: siteUrl,
        ADMIN_URL: siteUrl,
        TOKEN_KEYS: `k1:${tokenSecret.toString('base64')}`,
        RESEND_API_KEY: apiKey,
        RESEND_BASE_URL: sandboxUrl,
        RESEND_REQUESTS_PER_SECOND: '100000',
        HANDOVER: 'template',
        MAIL_FROM: 'Harness <hello@news.masthead-fixtures.org>',
        OUTBOUND_LOOKUPS: 'off',
        TIMESCALE: String(timescale),
        ...options.workerEnv,
        ...env,
      };
      const worker = await startProcess(script, settings, heapFlags.worker);
      workers.push(worker);
      return worker;
    },
    async schedule({ at = new Date(), issueId = hexId(), items = 5, canary, render, ...words } = {}) {
      const rendition =
        (await render?.(newsletter, issueId)) ?? makeRendition(newsletter, issueId, { items, ...words });
      await delivery.renditions.put(rendition);
      const scheduled = await delivery.campaigns.schedule({
        issueId,
        renditionId: rendition.id,
        at,
        slotDate: null,
        actor: 'harness',
        ...(canary === undefined ? {} : { canary }),
      });
      if (!scheduled.ok) throw new Error(`${scheduled.code}: ${scheduled.help}`);
      return scheduled.campaignId;
    },
    async unsubscribe(address) {
      const row = await database.collections.subscriptions.findOne({ address });
      if (row === null) throw new Error(`nobody reads under ${address}`);
      const subject = {
        subscriptionId: row._id.toHexString(),
        version: row.tokenVersion,
        issuedAt: new Date(),
      };
      const token = tokens.issue('unsubscribe', subject);
      if (!(await delivery.subscribers.unsubscribe(token, { via: 'one-click', reason: null })))
        throw new Error(`${address} could not leave`);
      return new Date(Date.now() + aheadMs);
    },
    now: () => new Date(Date.now() + aheadMs),
    async passTime(ms) {
      await provider.advanceClock(ms);
      await ageLedger(database, ms);
      aheadMs += ms;
    },
    async close() {
      for (const worker of workers) if (!worker.hasExited()) worker.kill('SIGKILL');
      sandbox.kill('SIGTERM');
      await Promise.all([...workers.map(({ exited }) => exited), sandbox.exited]);
      await door?.close();
      await delivery.close();
      await database.db.dropDatabase();
      await database.close();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
