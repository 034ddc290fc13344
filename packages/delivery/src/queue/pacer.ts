import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../ports/log.ts';
import type { Lane, Pacer, Place, Turn, Waiting } from '../ports/pacer.ts';
import { producerConnection } from './connection.ts';
import { makeLateness } from './lateness.ts';
import { makeFront, makeLine } from './line.ts';
import { freshPace, pace, paceRule, windowOf, withRate } from './pace-rule.ts';
import { type BucketAnswer, makeSharedBucket } from './shared-bucket.ts';

export interface ClosablePacer extends Pacer {
  close(): void;
}

/** After Redis failed: so long on the local bucket before it is asked again. */
const redisRestMs = 2_000;
/** Batches that will go within this time may look and freeze already. */
const nearMs = 200;
/** Lateness below this is in the guard of the rule. */
const smallMs = 5;
/** Redis was never seen: somebody else may be sending too. */
const workersUnseen = 2;

const nobodysTurn: Turn = { answered: () => undefined };
const nobodysPlace: Place = { leave: () => undefined };

/**
 * One bucket in Redis for all workers. While Redis is away each paces itself by the same rule at its share of the rate
 * (the workers last seen), and the provider's 429 settles what that leaves open.
 */
export function makePacer(options: {
  readonly perSecond: number;
  /** Null: this worker is the only one, and paces itself. */
  readonly redisUrl: string | null;
  readonly prefix: string;
  /** Names this worker among those that share the limit. */
  readonly owner: string;
  readonly log: Log;
}): ClosablePacer {
  const { log, owner } = options;
  const redis = options.redisUrl === null ? null : producerConnection(options.redisUrl);
  redis?.on('error', (error) => log.debug({ error: error.message }, 'redis is away: pacing alone'));
  const connected = redis?.connect().catch(() => undefined);
  const shared = redis === null ? null : makeSharedBucket(redis, `${options.prefix}:pace`, owner);
  /** The team's rate as last heard, from the provider or through Redis. */
  let perSecond = options.perSecond;
  let told = false;
  let workers = redis === null ? 1 : workersUnseen;
  let local = freshPace(perSecond / workers);
  let sharedAt = 0;
  let restUntil = 0;
  let localTurns = 0;

  const hear = (rate: number) => {
    // Another share of the same rate is no limit that fell.
    local =
      rate === perSecond
        ? { ...local, perSecond: rate / workers }
        : withRate({ ...local, perSecond: perSecond / workers }, rate / workers, Date.now());
    perSecond = rate;
  };
  const stop = (untilMs: number) => {
    local = { ...local, stoppedUntil: Math.max(local.stoppedUntil, untilMs) };
  };
  const isFree = () => perSecond >= pace.unlimitedPerSecond && local.stoppedUntil <= Date.now();

  const ask = async (lane: Lane): Promise<Pick<BucketAnswer, 'turn' | 'waitMs'> & { alone: boolean }> => {
    if (shared !== null && Date.now() >= restUntil) {
      try {
        await connected;
        const answer = await shared.take(lane, { perSecond, told });
        sharedAt = Date.now();
        workers = answer.workers;
        hear(answer.perSecond);
        // Longer than a line's worth: everybody was told to stop.
        if (answer.waitMs > 2 * nearMs + 1_000 / perSecond) stop(Date.now() + answer.waitMs);
        return { ...answer, alone: false };
      } catch (error) {
        // What the others and we did within the last window is not in our own bucket.
        stop(sharedAt + windowOf(perSecond).ms);
        restUntil = Date.now() + redisRestMs;
        log.warn({ why: error instanceof Error ? error.message : error, workers }, 'pacing alone');
      }
    }
    const answer = paceRule(local, lane, Date.now());
    local = answer.state;
    if (answer.kind === 'later') return { turn: null, waitMs: answer.waitMs, alone: true };
    localTurns += 1;
    return { turn: localTurns, waitMs: 0, alone: true };
  };

  const lines = { single: makeLine(), campaign: makeLine() } as const;
  const lateness = { single: makeLateness(), campaign: makeLateness() } as const;
  const front = makeFront(() => Math.max(1, Math.ceil((perSecond * nearMs) / 1_000)));

  const turnOf = (lane: Lane, askedAt: number, turn: number, alone: boolean): Turn => ({
    answered() {
      const lateMs = lateness[lane].of(performance.now() - askedAt);
      if (!alone && lateMs > smallMs) shared?.late(turn, lateMs).catch(() => undefined);
    },
  });

  return {
    async approach(waiting) {
      if (isFree()) return nobodysPlace;
      const deadline = Date.now() + waiting.maxWaitMs;
      const place = await front.enter(waiting);
      if (place === null) return null;
      const stoppedMs = local.stoppedUntil - Date.now() - nearMs;
      if (stoppedMs <= 0) return place;
      const waited = Date.now() + stoppedMs <= deadline && (await slept(stoppedMs, waiting.signal));
      if (waited) return place;
      place.leave();
      return null;
    },
    take(lane, waiting) {
      if (isFree()) return Promise.resolve(nobodysTurn);
      const deadline = Date.now() + waiting.maxWaitMs;
      return lines[lane](() => ownTurn(lane, deadline, waiting.signal));
    },
    observe({ limitPerSecond, remaining, retryAfterMs }) {
      if (remaining !== undefined) {
        local = { ...local, left: remaining };
        shared?.left(remaining).catch(() => undefined);
      }
      if (limitPerSecond !== undefined) {
        told = true;
        if (limitPerSecond !== perSecond) {
          log.info({ limitPerSecond, before: perSecond }, 'the provider told its limit');
          shared?.setRate(limitPerSecond, perSecond).catch(() => undefined);
          hear(limitPerSecond);
        }
      }
      if (retryAfterMs !== undefined) {
        stop(Date.now() + retryAfterMs);
        shared?.stop(retryAfterMs).catch(() => undefined);
      }
    },
    close: () => redis?.disconnect(),
  };

  async function ownTurn(lane: Lane, deadline: number, signal: Waiting['signal']): Promise<Turn | null> {
    while (signal?.aborted !== true) {
      const askedAt = performance.now();
      const { turn, waitMs, alone } = await ask(lane);
      if (turn !== null) return turnOf(lane, askedAt, turn, alone);
      if (Date.now() + waitMs > deadline || !(await slept(waitMs, signal))) return null;
    }
    return null;
  }
}

/** False when it was cut short. */
async function slept(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await sleep(Math.ceil(ms), undefined, signal === undefined ? {} : { signal });
    return true;
  } catch {
    return false;
  }
}
