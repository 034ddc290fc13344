import { setTimeout as sleep } from 'node:timers/promises';
import type { Proc } from '../harness/processes.ts';
import type { Scenario } from './scenario.ts';
import { hurt, type Scene, slowCalls, untilOver } from './scene.ts';

export interface ChaosPlan {
  readonly kills: number;
  /** SIGSTOP beyond the lease, then SIGCONT. */
  readonly stops: number;
  /** FLUSHALL; takes a Redis of its own. */
  readonly flushes: number;
  readonly workers: number;
  /** Share of batch calls that the provider spoils, 0–1. */
  readonly faults: number;
}

/** Lets workers send campaign after campaign while it kills, stops and empties things at seeded random instants; then lets them finish. */
export function chaos(plan: ChaosPlan): Scenario {
  return {
    name: 'chaos',
    does: describe(plan),
    times: plan.kills + plan.stops + plan.flushes,
    recipients: 5_000,
    ...(plan.flushes > 0 ? { fragileRedis: true } : {}),
    run: (scene) => runChaos(scene, plan),
  };
}

function describe({ faults, flushes, kills, stops, workers }: ChaosPlan): string {
  const acts = [
    `${kills} \`kill -9\` at random instants`,
    ...(stops > 0 ? [`${stops} SIGSTOP beyond the lease`] : []),
    ...(flushes > 0 ? [`${flushes} FLUSHALL`] : []),
    ...(faults > 0 ? [`${Math.round(faults * 100)} % of the calls spoiled`] : []),
  ];
  return `${acts.join(', ')}, over ${workers} workers`;
}

export async function runChaos(scene: Scene, plan: ChaosPlan): Promise<void> {
  const { notes, random, say, services, stage, timing } = scene;
  const campaigns: string[] = [];
  const isOver = async (id: string | undefined) =>
    id !== undefined && (await stage.delivery.campaigns.get(id))?.status === 'submitted';
  const keepBusy = async () => {
    if (campaigns.length === 0 || (await isOver(campaigns.at(-1)))) campaigns.push(await stage.schedule());
  };
  await stage.provider.misbehave([...spoiled(plan.faults, random), slowCalls]);
  await keepBusy();
  let alive = await Promise.all(Array.from({ length: plan.workers }, () => stage.startWorker()));
  const sequence = shuffled(
    [
      ...Array.from({ length: plan.kills }, () => 'kill' as const),
      ...Array.from({ length: plan.stops }, () => 'stop' as const),
      ...Array.from({ length: plan.flushes }, () => 'flush' as const),
    ],
    random,
  );
  const stopped: Promise<void>[] = [];
  for (const [done, act] of sequence.entries()) {
    await keepBusy();
    // Some come in bursts, some while a worker is still starting, most in the middle of work.
    await sleep(random() < 0.2 ? random() * 50 : 100 + random() * 900);
    const at = Math.floor(random() * alive.length);
    const victim = alive[at];
    if (victim === undefined) continue;
    switch (act) {
      case 'kill':
        await hurt(scene, () => victim.kill('SIGKILL'));
        await victim.exited;
        alive = alive.with(at, await stage.startWorker());
        break;
      case 'stop':
        await hurt(scene, () => void stopped.push(freeze(victim, timing.leaseMs * 1.5)));
        break;
      case 'flush':
        await hurt(scene, async () => services.redis?.flush());
        break;
    }
    if ((done + 1) % 10 === 0) say(`${done + 1} of ${sequence.length} acts, ${campaigns.length} campaigns`);
  }
  await Promise.all(stopped);
  const lastAct = notes.faults.at(-1)?.at;
  for (const id of campaigns) await untilOver(scene, id, lastAct);
}

/** Rules are asked one after the other, so each gets its share of what the ones before left. */
function spoiled(faults: number, random: () => number): readonly object[] {
  const kinds = ['accept-then-reset', 'truncate', '500-before', '500-after', '503', '429'] as const;
  const share = faults / kinds.length;
  if (share === 0) return [];
  return kinds.map((kind, i) => ({
    match: {
      path: '/emails/batch',
      probability: share / (1 - share * i),
      seed: Math.floor(random() * 1e9),
    },
    fault: kind === '429' ? { kind, retryAfterSeconds: 0 } : { kind },
  }));
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
