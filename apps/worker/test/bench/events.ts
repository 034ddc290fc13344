import { spawn } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectDatabase, type Database } from '@masthead/delivery/mongo';
import { freePort, startMongod, startRedis, workerFlags } from '@masthead/local';
import { eventually } from '@masthead/testing';
import { putBatches } from '../../../../packages/delivery/test/fill-ledger.ts';
import { hexId } from '../../../../packages/delivery/test/seed.ts';
import { bundleProcesses, startProcess } from '../harness/processes.ts';

const root = join(import.meta.dirname, '../../../..');
const key = Buffer.alloc(24, 7);
const connections = 64;
const batchSize = 100;

interface Post {
  readonly id: string;
  readonly body: string;
  readonly forged: boolean;
}

interface Plan {
  readonly events: number;
  readonly rate: number | 'unlimited';
  readonly copies: number;
  readonly forged: number;
}

/**
 * `bench -- events --events N --rate R|unlimited [--copies 3] [--forged 1000] [--runs R] [--json]`: signed posts to the real site's
 * webhook, shuffled, a tenth before their batches exist; the real worker applies. Over when nothing waits any more.
 */
export async function benchEvents(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      events: { type: 'string', default: '100000' },
      rate: { type: 'string', default: 'unlimited' },
      copies: { type: 'string', default: '3' },
      forged: { type: 'string', default: '1000' },
      runs: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  });
  const plan: Plan = {
    events: Number(values.events),
    rate: values.rate === 'unlimited' ? 'unlimited' : Number(values.rate),
    copies: Number(values.copies),
    forged: Number(values.forged),
  };
  const folder = mkdtempSync(join(tmpdir(), 'masthead-events-'));
  const mongod = await startMongod({ dataDir: join(folder, 'db'), port: await freePort(), ephemeral: true });
  const redis = await startRedis({ dataDir: join(folder, 'redis'), port: await freePort() });
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
  const site = spawn(process.execPath, ['--import', 'tsx', join(root, 'apps/site/src/main.ts')], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      ...env,
      LOG_LEVEL: 'error',
      SITE_PORT: String(port),
      RESEND_WEBHOOK_SECRET: `whsec_${key.toString('base64')}`,
    } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const { worker: script } = await bundleProcesses();
  const settings = {
    ...env,
    RESEND_API_KEY: 're_bench_events',
    RESEND_BASE_URL: 'http://127.0.0.1:9',
    MAIL_FROM: 'Bench <hello@news.masthead-fixtures.org>',
  };
  const worker = await startProcess(script, settings, workerFlags);
  const database = await connectDatabase(uri);
  try {
    const url = `http://127.0.0.1:${port}`;
    await eventually(async () => (await fetch(`${url}/healthz`)).status < 500, { timeoutMs: 30_000 });
    const results = [];
    for (let run = 1; run <= Number(values.runs); run += 1)
      results.push(await measure(plan, run, port, database));
    const result = {
      ...results[0],
      eventsPerSecond: results.map((one) => one.eventsPerSecond).sort((a, b) => a - b)[
        Math.floor((results.length - 1) / 2)
      ],
      p99Ms: Math.max(...results.map((one) => one.p99Ms)),
      forgedAccepted: results.reduce((sum, one) => sum + one.forgedAccepted, 0),
      refused: results.reduce((sum, one) => sum + one.refused, 0),
      finalStates: new Set(results.map((one) => one.finalState)).size,
    };
    for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(28)}${value}`);
    if (values.json) console.log(JSON.stringify(result));
  } finally {
    site.kill('SIGTERM');
    worker.kill('SIGTERM');
    await worker.exited;
    await database.close();
    await Promise.all([mongod.stop(), redis.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(plan: Plan, run: number, port: number, database: Database) {
  const campaign = hexId();
  const deliveries = Math.ceil(plan.events / 3);
  const all = Array.from({ length: plan.events }, (_, i) => eventOf(campaign, run, i));
  const forged = all.slice(0, plan.forged).map((post) => ({ ...post, id: `${post.id}f`, forged: true }));
  const posts = shuffled(Array.from({ length: plan.copies }, () => all).flat());
  const early = posts.splice(0, Math.floor(plan.events / 10));
  const rest = shuffled([...posts, ...forged]);
  const begun = performance.now();
  const first = await post(early, port, plan.rate);
  await putBatches(database, campaign, Math.ceil(deliveries / batchSize));
  const then = await post(rest, port, plan.rate);
  const answered = performance.now();
  await eventually(
    async () => (await database.collections.providerEvents.findOne({ dueAt: { $exists: true } })) === null,
    { timeoutMs: 120_000, everyMs: 50 },
  );
  const ended = performance.now();
  const took = [...first.took, ...then.took].sort((a, b) => a - b);
  return {
    posts: early.length + rest.length,
    postsPerSecond: Math.round((early.length + rest.length) / ((answered - begun) / 1000)),
    eventsPerSecond: Math.round(plan.events / ((ended - begun) / 1000)),
    seconds: Math.round((ended - begun) / 100) / 10,
    p50Ms: round(took[Math.floor(took.length * 0.5)]),
    p99Ms: round(took[Math.floor(took.length * 0.99)]),
    forgedAccepted: first.forgedAccepted + then.forgedAccepted,
    refused: first.refused + then.refused,
    finalState: await finalState(database, campaign, run),
  };
}

/** Sent, delivered, and a third of some kind for each delivery. */
function eventOf(campaign: string, run: number, i: number): Post {
  const delivery = Math.floor(i / 3);
  const third =
    delivery % 100 === 0 ? 'email.bounced' : delivery % 1000 === 1 ? 'email.complained' : 'email.opened';
  const type = ['email.sent', 'email.delivered', third][i % 3];
  const body = JSON.stringify({
    type,
    created_at: '2026-03-01T12:00:00.000Z',
    data: {
      email_id: `e-${delivery}`,
      from: 'Bench <hello@news.masthead-fixtures.org>',
      to: [`r${delivery}@mail.masthead-fixtures.org`],
      subject: 'An issue of ordinary length in its subject line',
      tags: {
        campaign,
        batch: String(Math.floor(delivery / batchSize) + 1),
        index: String(delivery % batchSize),
        issue: campaign,
      },
      ...(type === 'email.bounced'
        ? { bounce: { type: 'Permanent', subType: 'NoEmail', message: 'no' } }
        : {}),
    },
  });
  return { id: `msg_${i}_${run}`, body, forged: false };
}

/** As many at a time as there are connections; paced from one clock when there is a rate. */
async function post(posts: readonly Post[], port: number, rate: Plan['rate']) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const took: number[] = [];
  const counts = { forgedAccepted: 0, refused: 0 };
  const begun = performance.now();
  let next = 0;
  const lane = async () => {
    for (;;) {
      const at = next;
      next += 1;
      const one = posts[at];
      if (one === undefined) return;
      if (rate !== 'unlimited') {
        const wait = begun + (at * 1000) / rate - performance.now();
        if (wait > 0) await new Promise((done) => setTimeout(done, wait));
      }
      const start = performance.now();
      const status = await postOne(one, port, agent);
      took.push(performance.now() - start);
      if (one.forged && status < 300) counts.forgedAccepted += 1;
      if (!one.forged && status !== 200) counts.refused += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  agent.destroy();
  return { took, ...counts };
}

function postOne({ id, body, forged }: Post, port: number, agent: Agent): Promise<number> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const mac = createHmac('sha256', forged ? 'another key' : key)
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  return new Promise((resolve, reject) => {
    const call = request(
      {
        port,
        host: '127.0.0.1',
        path: '/webhooks/resend',
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'svix-id': id,
          'svix-timestamp': timestamp,
          'svix-signature': `v1,${mac}`,
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

async function finalState(database: Database, campaign: string, run: number): Promise<string> {
  const docs = await database.collections.batches
    .find(
      { _id: { $gte: `${campaign}.`, $lt: `${campaign}/` } },
      { projection: { marks: 1, facts: 1, n: 1 } },
    )
    .sort({ _id: 1 })
    .toArray();
  const entries = (map: object | undefined) => Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = docs.map((doc) =>
    JSON.stringify([
      doc.n,
      entries(doc.marks),
      entries((doc as typeof doc & { readonly facts?: object }).facts),
    ]),
  );
  return createHash('sha256')
    .update(text.join('\n').replaceAll(`_${run}|`, '|'))
    .digest('hex');
}

function shuffled<T>(items: readonly T[]): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = Math.floor(Math.random() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

function round(value: number | undefined): number {
  return Math.round((value ?? 0) * 10) / 10;
}
