import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startMongod, startRedis } from '@masthead/local';
import { eventually } from '@masthead/testing';
import { openStage, type Stage } from '../harness/stage.ts';
import { benchIssue } from './bench-issue.ts';
import { type PacedResult, readPaced, startSignups } from './paced.ts';
import { cpuSeconds, peakRssMb } from './usage.ts';

export interface SendPlan {
  readonly recipients: number;
  readonly mode: 'template' | 'inline';
  readonly rps: number | 'unlimited';
  readonly window: 'fixed' | 'sliding';
  readonly workers: number;
  readonly to: 'sandbox' | 'sink';
  /** Signups a second while it goes out. */
  readonly confirmations: number;
}

export interface SendResult {
  readonly mailsPerSecond: number;
  readonly cpuSecondsPer10k: {
    readonly worker: number;
    readonly mongod: number;
    readonly redis: number;
    readonly sandbox: number;
  };
  readonly peakRssMb: { readonly worker: number };
  readonly secondsToPrepare: number;
  readonly secondsToFirst: number;
  readonly secondsTotal: number;
  readonly duplicates: number;
  readonly lost: number;
  /** What was sent. */
  readonly issue: string;
  /** Paced runs to the sandbox only. */
  readonly paced: PacedResult | null;
}

/** One send on services of its own: an empty MongoDB and Redis, the sandbox (or the sink), workers as they ship. */
export async function runSend(plan: SendPlan): Promise<SendResult> {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-bench-'));
  const mongod = await startMongod({
    dataDir: join(folder, 'mongodb'),
    port: await freePort(),
    ephemeral: true,
  });
  const redis = await startRedis({ dataDir: join(folder, 'redis'), port: await freePort() });
  const mongodbUri = mongod.uri.replace('/?', '/bench?');
  try {
    const stage = await openStage({
      mongodbUri,
      redisUrl: redis.uri,
      redisPrefix: '{bench}',
      recipients: plan.recipients,
      timescale: 1,
      provider: plan.to,
      sandboxEnv: plan.rps === 'unlimited' ? {} : { SANDBOX_REQUESTS_PER_SECOND: String(plan.rps) },
      workerEnv: {
        HANDOVER: plan.mode,
        RESEND_REQUESTS_PER_SECOND: plan.rps === 'unlimited' ? '1000000' : String(plan.rps),
      },
    });
    try {
      return await measure(stage, plan, { mongod: mongod.child.pid, redis: redis.child.pid });
    } finally {
      await stage.close();
    }
  } finally {
    await Promise.all([mongod.stop(), redis.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  stage: Stage,
  plan: SendPlan,
  services: { readonly mongod: number; readonly redis: number },
): Promise<SendResult> {
  const { database } = stage;
  if (plan.rps !== 'unlimited' && plan.to === 'sandbox') await setWindow(stage, plan.window);
  for (let i = 0; i < plan.workers; i += 1) await stage.startWorker();
  // What seeding left to write is not the campaign's.
  await database.client.db('admin').command({ fsync: 1 });
  const pids = {
    worker: stage.workers.map(({ pid }) => pid),
    mongod: [services.mongod],
    redis: [services.redis],
    sandbox: [stage.sandbox.pid],
  };
  const before = usage(pids);
  const issue = benchIssue();
  const signups = plan.confirmations === 0 ? null : startSignups(stage, plan.confirmations);
  const campaignId = await stage.schedule({ render: issue.rendition });
  const doc = await eventually(
    async () => {
      const [found] = await database.collections.campaigns.find({}).toArray();
      return found?.finishedAt ? found : false;
    },
    { timeoutMs: 3_600_000, everyMs: 100 },
  );
  const after = usage(pids);
  const confirmations = (await signups?.end()) ?? [];
  const instant = doc.scheduledFor.getTime();
  const since = (at: Date | null) => ((at ?? doc.scheduledFor).getTime() - instant) / 1000;
  const [first] = await database.collections.batches
    .find({ size: { $gt: 0 } })
    .sort({ submittedAt: 1 })
    .limit(1)
    .toArray();
  const stats = await statsOf(stage);
  const per10k = (name: keyof typeof pids) =>
    round(((after[name] - before[name]) / plan.recipients) * 10_000);
  const view = await stage.delivery.campaigns.get(campaignId);
  if (view?.counts.submitted !== plan.recipients)
    throw new Error(`ledger incomplete: ${JSON.stringify(view)}`);
  const peakRss = Math.max(...pids.worker.map(peakRssMb));
  // Ended as they would be in production, so that a profiler asked for by HARNESS_NODE_ARGS writes its file.
  for (const worker of stage.workers) worker.kill('SIGTERM');
  await Promise.all(stage.workers.map(({ exited }) => exited));
  return {
    mailsPerSecond: Math.round(plan.recipients / since(doc.finishedAt)),
    cpuSecondsPer10k: {
      worker: per10k('worker'),
      mongod: per10k('mongod'),
      redis: per10k('redis'),
      sandbox: per10k('sandbox'),
    },
    peakRssMb: { worker: peakRss },
    secondsToPrepare: round(since(doc.preparedAt)),
    secondsToFirst: round(since(first?.submittedAt ?? null)),
    secondsTotal: round(since(doc.finishedAt)),
    duplicates: stats.duplicates,
    lost: plan.recipients + confirmations.length - (stats.accepted - stats.duplicates),
    issue: issue.name,
    paced:
      plan.rps === 'unlimited' || plan.to === 'sink'
        ? null
        : await readPaced(stage.sandboxUrl, confirmations),
  };
}

function usage<K extends string>(pids: Readonly<Record<K, readonly number[]>>): Record<K, number> {
  const sum = (list: readonly number[]) => list.reduce((all, pid) => all + cpuSeconds(pid), 0);
  return Object.fromEntries(
    Object.entries<readonly number[]>(pids).map(([name, list]) => [name, sum(list)]),
  ) as Record<K, number>;
}

async function setWindow(stage: Stage, window: 'fixed' | 'sliding'): Promise<void> {
  await fetch(`${stage.sandboxUrl}/sandbox/limits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ window }),
  });
}

async function statsOf(stage: Stage) {
  const answer = await fetch(`${stage.sandboxUrl}/sandbox/stats`);
  return (await answer.json()) as {
    readonly accepted: number;
    readonly duplicates: number;
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
