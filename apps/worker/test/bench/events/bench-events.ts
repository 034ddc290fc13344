import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectDatabase, type Database } from '@masthead/delivery/mongo';
import { freePort, heapFlags, startMongod, startRedis } from '@masthead/local';
import { eventually } from '@masthead/testing';
import { putBatches } from '../../../../../packages/delivery/test/fill-ledger.ts';
import { hexId, seedSubscribers } from '../../../../../packages/delivery/test/seed.ts';
import { buildSite, bundleProcesses, type Proc, startProcess } from '../../harness/processes.ts';
import { cpuSeconds } from '../usage.ts';
import { forge, makeEvents, shuffled, webhookSecret } from './event-posts.ts';
import { expectedState, finalState } from './final-state.ts';
import { postEvents } from './post-events.ts';

interface Plan {
  readonly events: number;
  readonly rate: number | 'unlimited';
  readonly copies: number;
  readonly forged: number;
  /** Share of the posts that come before their batches exist. */
  readonly early: number;
}

type Pids = Readonly<Record<'site' | 'worker' | 'mongod' | 'redis' | 'client', number>>;

/**
 * `bench -- events --events N --rate R|unlimited [--copies 3] [--forged 1000] [--early 0.1] [--runs R] [--json]`: signed posts,
 * shuffled, to the site as it ships; the worker as it ships applies. Over when nothing waits any more.
 */
export async function benchEvents(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      events: { type: 'string', default: '100000' },
      rate: { type: 'string', default: 'unlimited' },
      copies: { type: 'string', default: '3' },
      forged: { type: 'string', default: '1000' },
      early: { type: 'string', default: '0.1' },
      runs: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  });
  const plan: Plan = {
    events: Number(values.events),
    rate: values.rate === 'unlimited' ? 'unlimited' : Number(values.rate),
    copies: Number(values.copies),
    forged: Number(values.forged),
    early: Number(values.early),
  };
  // What was started is stopped, whatever does not start after it.
  const stops: (() => Promise<unknown>)[] = [];
  try {
    print(await runAll(plan, Number(values.runs), stops), values.json);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

async function runAll(plan: Plan, runs: number, stops: (() => Promise<unknown>)[]): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-events-'));
  stops.push(async () => rmSync(folder, { recursive: true, force: true }));
  const mongod = await startMongod({ dataDir: join(folder, 'db'), port: await freePort(), ephemeral: true });
  stops.push(mongod.stop);
  const redis = await startRedis({ dataDir: join(folder, 'redis'), port: await freePort() });
  stops.push(redis.stop);
  const uri = mongod.uri.replace('/?', '/events?');
  const port = await freePort();
  const env = {
    NODE_ENV: 'production',
    LOG_LEVEL: 'info',
    MONGODB_URI: uri,
    REDIS_URL: redis.uri,
    REDIS_PREFIX: '{events}',
    ENVIRONMENT_ID: 'bench',
    SITE_URL: 'https://news.masthead-fixtures.org',
    ADMIN_URL: 'https://news.masthead-fixtures.org',
    TOKEN_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
  };
  const [siteScript, { worker: workerScript }] = await Promise.all([buildSite(), bundleProcesses()]);
  const site = await startProcess(
    siteScript,
    { ...env, SITE_PORT: String(port), RESEND_WEBHOOK_SECRET: webhookSecret },
    [],
    'the site answers',
  );
  stops.push(() => ended(site));
  const settings = {
    ...env,
    RESEND_API_KEY: 're_bench_events',
    RESEND_BASE_URL: 'http://127.0.0.1:9',
    MAIL_FROM: 'Bench <hello@news.masthead-fixtures.org>',
  };
  const worker = await startProcess(workerScript, settings, heapFlags.worker);
  stops.push(() => ended(worker));
  const pids: Pids = {
    site: site.pid,
    worker: worker.pid,
    mongod: mongod.child.pid,
    redis: redis.child.pid,
    client: process.pid,
  };
  const database = await connectDatabase(uri);
  stops.push(() => database.close());
  const warm: Plan = { ...plan, events: 3_000, rate: 'unlimited', copies: 1, early: 0 };
  // As a site that has been up for a while: what Node compiles and connects at the first posts is not measured.
  await measure(warm, 0, port, database, pids);
  const results: Result[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const result = await measure(plan, run, port, database, pids);
    results.push(result);
    console.error(
      `run ${run}: ${result.postsPerSecond} posts/s, ${result.eventsPerSecond} events/s, p99 ${result.p99Ms} ms`,
    );
  }
  return results;
}

async function ended({ kill, exited }: Proc): Promise<void> {
  kill('SIGTERM');
  await exited;
}

type Result = Awaited<ReturnType<typeof measure>>;

async function measure(plan: Plan, run: number, port: number, database: Database, pids: Pids) {
  const campaign = hexId();
  const deliveries = Math.ceil(plan.events / 3);
  const all = makeEvents(campaign, run, plan.events);
  const forged = all.slice(0, plan.forged).map(forge);
  const posts = shuffled(Array.from({ length: plan.copies }, () => all).flat());
  const early = posts.splice(0, Math.floor(plan.events * plan.early));
  const rest = shuffled([...posts, ...forged]);
  await seedSubscribers(database, campaign, deliveries, run * 1_000_000);
  // What seeding left to write is not the events'.
  await database.client.db('admin').command({ fsync: 1 });
  const usedBefore = usage(pids);
  const begun = performance.now();
  const first = await postEvents(early, port, plan.rate);
  await putBatches(database, campaign);
  const then = await postEvents(rest, port, plan.rate);
  const answered = performance.now();
  await eventually(
    async () => (await database.collections.providerEvents.findOne({ dueAt: { $exists: true } })) === null,
    { timeoutMs: 120_000, everyMs: 50 },
  );
  const ended = performance.now();
  const used = usage(pids);
  const took = [...first.took, ...then.took].sort((a, b) => a - b);
  const count = early.length + rest.length;
  const stored = await database.collections.providerEvents.countDocuments({
    'place.batchId': { $gte: `${campaign}.`, $lt: `${campaign}/` },
  });
  return {
    posts: count,
    postsPerSecond: Math.round(count / ((answered - begun) / 1000)),
    eventsPerSecond: Math.round(plan.events / ((ended - begun) / 1000)),
    secondsToAnswer: round((answered - begun) / 1000),
    secondsTotal: round((ended - begun) / 1000),
    p50Ms: round(took[Math.floor(took.length * 0.5)]),
    p99Ms: round(took[Math.floor(took.length * 0.99)]),
    forgedAccepted: first.forgedAccepted + then.forgedAccepted,
    refused: first.refused + then.refused,
    lost: plan.events - stored,
    finalState: await finalState(database, campaign, run),
    expectedState: expectedState(all, run),
    cpuSecondsPer10kPosts: Object.fromEntries(
      Object.keys(pids).map((name) => {
        const at = name as keyof Pids;
        return [name, round(((used[at] - usedBefore[at]) / count) * 10_000)];
      }),
    ),
  };
}

/** Medians of what is a figure, sums and the worst of what must not be. */
function print(results: readonly Result[], json: boolean): void {
  const median = (read: (one: Result) => number) =>
    results.map(read).sort((a, b) => a - b)[Math.floor((results.length - 1) / 2)] ?? 0;
  const result = {
    ...results[0],
    postsPerSecond: median((one) => one.postsPerSecond),
    eventsPerSecond: median((one) => one.eventsPerSecond),
    p50Ms: median((one) => one.p50Ms),
    p99Ms: Math.max(...results.map((one) => one.p99Ms)),
    forgedAccepted: results.reduce((sum, one) => sum + one.forgedAccepted, 0),
    refused: results.reduce((sum, one) => sum + one.refused, 0),
    lost: results.reduce((sum, one) => sum + one.lost, 0),
    // What the events say, told once and in order, and what each run ended in: one and the same.
    finalStates: new Set(results.flatMap((one) => [one.finalState, one.expectedState])).size,
  };
  for (const [name, value] of Object.entries(result))
    console.log(`${name.padEnd(28)}${typeof value === 'object' ? JSON.stringify(value) : value}`);
  if (json) console.log(JSON.stringify(result));
}

function usage(pids: Pids): Record<keyof Pids, number> {
  return Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, cpuSeconds(pid)])) as Record<
    keyof Pids,
    number
  >;
}

function round(value: number | undefined): number {
  return Math.round((value ?? 0) * 1000) / 1000;
}
