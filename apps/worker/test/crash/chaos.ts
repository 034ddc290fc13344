import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@masthead/testing';
import type { Proc } from '../harness/processes.ts';
import type { Stage } from '../harness/stage.ts';
import { type Acts, checkLedger, type Verdict } from './check-ledger.ts';
import { makeRandom } from './random.ts';

export interface ChaosPlan {
  readonly kills: number;
  /** SIGSTOP beyond the lease, then SIGCONT. */
  readonly stops: number;
  readonly workers: number;
  readonly seed: number;
  /** Share of batch calls that the provider spoils, 0–1. */
  readonly faults: number;
  readonly redis?: { readonly times: number; flush(): Promise<void> };
  readonly leaseMs: number;
  readonly say: (line: string) => void;
}

export interface ChaosResult extends Verdict {
  readonly kills: number;
  readonly stops: number;
  readonly campaigns: number;
  /** From the last fault until every campaign was submitted. */
  readonly secondsToRecover: number;
}

/** The calls take a while, so that a kill finds some under way. */
const callMs = 40;

/** Lets workers send campaign after campaign while it kills, stops and empties things at seeded random instants; then lets them finish and checks. */
export async function runChaos(stage: Stage, plan: ChaosPlan, acts: Acts = {}): Promise<ChaosResult> {
  const random = makeRandom(plan.seed);
  const campaigns: string[] = [];
  const isOver = async (id: string | undefined) =>
    id !== undefined && (await stage.delivery.campaigns.get(id))?.status === 'submitted';
  const keepBusy = async () => {
    if (campaigns.length === 0 || (await isOver(campaigns.at(-1)))) campaigns.push(await stage.schedule());
  };
  await misbehave(stage, plan);
  await keepBusy();
  let alive = await Promise.all(Array.from({ length: plan.workers }, () => stage.startWorker()));
  const pick = () => Math.floor(random() * alive.length);
  const sequence = shuffled(
    [
      ...Array.from({ length: plan.kills }, () => 'kill' as const),
      ...Array.from({ length: plan.stops }, () => 'stop' as const),
      ...Array.from({ length: plan.redis?.times ?? 0 }, () => 'redis' as const),
    ],
    random,
  );
  const stopped: Promise<void>[] = [];
  for (const [done, act] of sequence.entries()) {
    await keepBusy();
    // Some kills come in bursts, some while a worker is still starting, most in the middle of work.
    await sleep(random() < 0.2 ? random() * 50 : 100 + random() * 900);
    const at = pick();
    const victim = alive[at];
    if (victim === undefined) continue;
    switch (act) {
      case 'kill':
        victim.kill('SIGKILL');
        await victim.exited;
        alive = alive.with(at, await stage.startWorker());
        break;
      case 'stop':
        stopped.push(freeze(victim, plan.leaseMs * 1.5));
        break;
      case 'redis':
        await plan.redis?.flush();
        break;
    }
    if ((done + 1) % 10 === 0)
      plan.say(`${done + 1} of ${sequence.length} acts, ${campaigns.length} campaigns`);
  }
  await Promise.all(stopped);
  const lastAct = Date.now();
  for (const id of campaigns)
    await eventually(() => isOver(id), { timeoutMs: 180_000, everyMs: 200 }).catch(async () => {
      plan.say(`not over: ${JSON.stringify(await stage.delivery.campaigns.get(id))}`);
    });
  const secondsToRecover = Math.round((Date.now() - lastAct) / 100) / 10;
  const verdict = await checkLedger(stage.sandboxUrl, stage.database, stage.delivery, acts);
  const unfinished = (await Promise.all(campaigns.map(isOver))).filter((over) => !over).length;
  return {
    ...verdict,
    ok: verdict.ok && unfinished === 0 && verdict.unknown === 0,
    problems:
      unfinished === 0 ? verdict.problems : [...verdict.problems, `${unfinished} campaigns unfinished`],
    kills: plan.kills,
    stops: plan.stops,
    campaigns: campaigns.length,
    secondsToRecover,
  };
}

async function misbehave(stage: Stage, plan: ChaosPlan): Promise<void> {
  const kinds = ['accept-then-reset', 'truncate', '500-before', '500-after', '503', '429'] as const;
  const share = plan.faults / kinds.length;
  const rules = kinds.map((kind, i) => ({
    // Rules are asked one after the other, so each gets its share of what the ones before left.
    match: { path: '/emails/batch', probability: share / (1 - share * i), seed: plan.seed + i },
    fault: kind === '429' ? { kind, retryAfterSeconds: 0 } : { kind },
  }));
  const slow = { match: { path: '/emails/batch' }, fault: { kind: 'slow', delayMs: callMs } };
  const answer = await fetch(`${stage.sandboxUrl}/sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ rules: [...(plan.faults > 0 ? rules : []), slow] }),
  });
  if (!answer.ok) throw new Error(`the sandbox takes no faults: ${await answer.text()}`);
}

async function freeze(victim: Proc, ms: number): Promise<void> {
  victim.kill('SIGSTOP');
  await sleep(ms);
  victim.kill('SIGCONT');
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((value) => ({ value, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);
}
