import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../ports/log.ts';
import type { Lane, Pacer } from '../ports/pacer.ts';
import { producerConnection } from './connection.ts';
import { type PaceState, paceRule } from './pace-rule.ts';
import { type BucketAnswer, makeSharedBucket } from './shared-bucket.ts';

export interface ClosablePacer extends Pacer {
  close(): void;
}

/** At this rate and above nothing is paced; `retry-after` still stops everyone. */
const unlimitedPerSecond = 1_000;
/** After Redis failed: so long on the local bucket before it is asked again. */
const redisRestMs = 2_000;

/**
 * One bucket in Redis for all workers; while Redis is away each paces itself by the same rule, and the provider's 429
 * settles what that leaves open. An answer's `ratelimit-limit` moves the rate for everyone.
 */
export function makePacer(options: {
  readonly perSecond: number;
  readonly redisUrl: string | null;
  readonly prefix: string;
  readonly log: Log;
}): ClosablePacer {
  const { log } = options;
  const redis = options.redisUrl === null ? null : producerConnection(options.redisUrl);
  redis?.on('error', (error) => log.debug({ error: error.message }, 'redis is away: pacing alone'));
  const connected = redis?.connect().catch(() => undefined);
  const shared = redis === null ? null : makeSharedBucket(redis, `${options.prefix}:pace`);
  let local: PaceState = { nextAt: 0, stoppedUntil: 0, perSecond: options.perSecond };
  let restUntil = 0;

  const ask = async (lane: Lane, maxWaitMs: number): Promise<BucketAnswer> => {
    if (shared !== null && Date.now() >= restUntil) {
      try {
        await connected;
        const answer = await shared.take(lane, maxWaitMs, local.perSecond);
        // An emptied Redis has forgotten what the provider said.
        if (answer.perSecond !== local.perSecond && toldPerSecond !== null)
          await shared.setRate(toldPerSecond);
        return answer;
      } catch (error) {
        restUntil = Date.now() + redisRestMs;
        log.debug({ error: error instanceof Error ? error.message : error }, 'pacing alone');
      }
    }
    const answer = paceRule(local, lane, Date.now(), maxWaitMs);
    if (answer.kind === 'granted') local = answer.state;
    return {
      kind: answer.kind,
      waitMs: answer.kind === 'refused' ? 0 : answer.waitMs,
      perSecond: local.perSecond,
    };
  };
  /** What the provider last said itself. */
  let toldPerSecond: number | null = null;

  return {
    async take(lane, { maxWaitMs, signal }) {
      const deadline = Date.now() + maxWaitMs;
      for (;;) {
        if (signal?.aborted === true) return false;
        const now = Date.now();
        const leftMs = deadline - now;
        if (leftMs < 0) return false;
        if (local.perSecond >= unlimitedPerSecond && local.stoppedUntil <= now) return true;
        const answer = await ask(lane, leftMs);
        if (answer.kind === 'refused') return false;
        if (answer.waitMs > 0 && !(await waited(answer.waitMs, signal))) return false;
        if (answer.kind === 'granted') return true;
      }
    },
    observe({ limitPerSecond, retryAfterMs }) {
      if (limitPerSecond !== undefined && limitPerSecond !== toldPerSecond) {
        toldPerSecond = limitPerSecond;
        local = { ...local, perSecond: limitPerSecond };
        log.info({ limitPerSecond }, 'the provider told its limit');
        shared?.setRate(limitPerSecond).catch(() => undefined);
      }
      if (retryAfterMs !== undefined) {
        local = { ...local, stoppedUntil: Math.max(local.stoppedUntil, Date.now() + retryAfterMs) };
        shared?.stop(retryAfterMs).catch(() => undefined);
      }
    },
    close: () => redis?.disconnect(),
  };
}

async function waited(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await sleep(ms, undefined, signal === undefined ? {} : { signal });
    return true;
  } catch {
    return false;
  }
}
