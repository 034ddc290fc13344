import type { CanaryPlan, NewsletterProfile, Segment } from '@masthead/domain';
import { type Sandbox, type SandboxOptions, startSandbox } from '@masthead/sandbox';
import { connectDatabase, type Database } from '../src/mongo/index.ts';
import { type Delivery, openDelivery } from '../src/open.ts';
import { type DeliveryWorker, openDeliveryWorker, type WorkerOptions } from '../src/open-worker.ts';
import { type Failpoint, noFailpoints, silentLog } from '../src/ports/index.ts';
import { emptyDatabase } from './empty-database.ts';
import { plainRenderer } from './reader-harness.ts';
import { makeRendition } from './rendition.ts';
import { hexId, seedNewsletter, seedSubscribers } from './seed.ts';

const siteUrl = 'https://news.masthead-fixtures.org';
const tokenKeys = [{ kid: 'k1', secret: new Uint8Array(32).fill(7) }];

/** The whole engine in this process, over a real MongoDB and the sandbox; Redis only where a test names it. */
export interface TestEngine {
  readonly sandbox: Sandbox;
  readonly database: Database;
  readonly delivery: Delivery;
  readonly newsletter: NewsletterProfile;
  readonly worker: DeliveryWorker;
  /** Another worker on the same database. */
  addWorker(options?: Partial<WorkerOptions>): Promise<DeliveryWorker>;
  schedule(options?: {
    readonly at?: Date;
    readonly issueId?: string;
    readonly subject?: string;
    readonly slotDate?: string;
    readonly canary?: CanaryPlan;
    readonly segment?: Pick<Segment, 'name' | 'filter'>;
  }): Promise<{ readonly campaignId: string; readonly issueId: string }>;
  /** Moves the clock of the rules on; the server's own goes on as it does. */
  passTime(ms: number): void;
  /** Runs what is due, and what that makes due at once, to its end. */
  run(): Promise<void>;
  close(): Promise<void>;
}

export async function openEngine(options: {
  readonly mongodbUri: string;
  /** What closing leaves of the database: nothing, unless its indexes shall serve the next engine. */
  readonly leaves?: 'indexes';
  readonly recipients: number;
  readonly sandbox?: SandboxOptions;
  readonly worker?: Partial<WorkerOptions>;
  /** Of the verbs. */
  readonly failpoint?: Failpoint;
}): Promise<TestEngine> {
  const { mongodbUri } = options;
  const sandbox = await startSandbox(options.sandbox);
  const delivery = await openDelivery({
    mongodbUri,
    redisUrl: null,
    redisPrefix: '{none}',
    environmentId: 'test',
    tokenKeys,
    siteUrl,
    webhookSecret: sandbox.webhookSecret,
    ...(options.failpoint === undefined ? {} : { failpoint: options.failpoint }),
    log: silentLog,
  });
  const database = await connectDatabase(mongodbUri);
  const newsletter = await seedNewsletter(database, siteUrl);
  await seedSubscribers(database, newsletter.id, options.recipients);
  let passedMs = 0;
  const opened: DeliveryWorker[] = [];
  const addWorker = async (over: Partial<WorkerOptions> = {}) => {
    const worker = await openDeliveryWorker({
      mongodbUri,
      redisUrl: null,
      redisPrefix: '{none}',
      environmentId: 'test',
      tokenKeys,
      siteUrl,
      resend: { apiKey: sandbox.apiKey, baseUrl: sandbox.url },
      requestsPerSecond: 100_000,
      handOver: 'inline',
      timescale: 100,
      concurrency: 4,
      renderer: plainRenderer,
      failpoint: noFailpoints,
      clock: () => new Date(Date.now() + passedMs),
      elapsedMs: () => performance.now() + passedMs,
      log: silentLog,
      ...options.worker,
      ...over,
    });
    opened.push(worker);
    return worker;
  };
  const worker = await addWorker();
  return {
    sandbox,
    database,
    delivery,
    newsletter,
    worker,
    addWorker,
    async schedule({ at = new Date(), issueId = hexId(), subject, slotDate, canary, segment } = {}) {
      const rendition = makeRendition(newsletter, issueId, {
        items: 2,
        ...(subject === undefined ? {} : { subject }),
      });
      await delivery.renditions.put(rendition);
      const { id: renditionId } = rendition;
      const scheduled = await delivery.campaigns.schedule({
        issueId,
        renditionId,
        at,
        slotDate: slotDate ?? null,
        actor: 'test',
        ...(canary === undefined ? {} : { canary }),
        ...(segment === undefined ? {} : { segment }),
      });
      if (!scheduled.ok) throw new Error(`${scheduled.code}: ${scheduled.help}`);
      return { campaignId: scheduled.campaignId, issueId };
    },
    passTime(ms) {
      passedMs += ms;
    },
    async run() {
      await worker.campaigns.runDue();
      await worker.campaigns.idle();
    },
    async close() {
      await Promise.all(opened.map((one) => one.campaigns.stop()));
      await Promise.all(opened.map((one) => one.close()));
      await delivery.close();
      await (options.leaves === 'indexes' ? emptyDatabase(database) : database.db.dropDatabase());
      await database.close();
      await sandbox.close();
    },
  };
}

/** Every message the sandbox accepted: recipient by recipient, with the tag of its issue. */
export async function mailed(sandbox: Sandbox): Promise<{ readonly to: string; readonly issue: string }[]> {
  const found: { to: string; issue: string }[] = [];
  for await (const line of sandbox.log()) {
    for (const text of line.split('\n').filter((one) => one !== '')) {
      const call = JSON.parse(text) as {
        messages: { to: readonly string[]; tags: Readonly<Record<string, string>> }[];
      };
      for (const { to, tags } of call.messages) {
        for (const one of to) found.push({ to: one, issue: tags.issue ?? '' });
      }
    }
  }
  return found;
}
