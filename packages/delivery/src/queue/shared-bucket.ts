import type { Lane } from '../ports/pacer.ts';
import type { RedisConnection } from './connection.ts';
import { pace } from './pace-rule.ts';

/**
 * `paceRule` on Redis' own clock: one bucket for all workers. A hash: `next stop single rate left seq`, and for turn number k
 * `f<k mod 1024>`, when its room in the window is free again. Beside it who asked within the last minute.
 * ARGV: lane, rate where none is known, 1 if the provider told that rate, who asks.
 * Answers {1, k, rate, workers} when granted, else {0, ms to wait, rate, workers}.
 */
const takeScript = `
local t = redis.call('TIME')
local now = t[1] * 1000 + t[2] / 1000
redis.call('ZADD', KEYS[2], now, ARGV[4])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now - 60000)
redis.call('PEXPIRE', KEYS[2], 3600000)
local workers = redis.call('ZCARD', KEYS[2])
local h = redis.call('HMGET', KEYS[1], 'next', 'stop', 'single', 'rate', 'seq', 'left')
local rate = tonumber(h[4] or ARGV[2])
if not h[4] and ARGV[3] == '1' then redis.call('HSET', KEYS[1], 'rate', ARGV[2]) end
local seq = tonumber(h[5] or '0')
local requests = math.max(1, math.floor(rate))
local bounded = rate < ${pace.unlimitedPerSecond}
local left = tonumber(h[6] or '0')
local room = 0
if bounded and left < ${pace.plentyLeft} then room = tonumber(redis.call('HGET', KEYS[1], 'f' .. ((seq - requests) % 1024)) or '0') end
local at = math.max(tonumber(h[1] or '0'), tonumber(h[2] or '0'), room)
if ARGV[1] == 'campaign' then at = math.max(at, tonumber(h[3] or '0')) end
redis.call('PEXPIRE', KEYS[1], math.max(3600000, math.ceil(at - now) + 60000))
if at > now then
  if ARGV[1] == 'single' then
    redis.call('HSET', KEYS[1], 'single', string.format('%.3f', at + ${pace.singleGraceMs}))
  end
  return {0, tostring(at - now), tostring(rate), workers}
end
if ARGV[1] == 'single' then redis.call('HDEL', KEYS[1], 'single') end
local last = tonumber(redis.call('HGET', KEYS[1], 'f' .. ((seq - 1) % 1024)) or '0')
local catchUp = last > now and ${pace.busyCatchUpMs} or ${pace.catchUpMs}
local next = math.max(tonumber(h[1] or '0'), now - catchUp) + 1000 / rate * ${pace.slack}
redis.call('HSET', KEYS[1], 'next', string.format('%.3f', next), 'seq', seq + 1, 'left', math.max(0, left - 1))
if bounded then
  local free = now + math.max(1000, 1000 * requests / rate) + ${pace.guardMs}
  redis.call('HSET', KEYS[1], 'f' .. (seq % 1024), string.format('%.3f', free))
end
redis.call('PEXPIRE', KEYS[1], 3600000)
return {1, tostring(seq), tostring(rate), workers}
`;

/** ARGV: turn number, ms. Its request was on its way so much longer than usual: so much later its room is free again. */
const lateScript = `
local field = 'f' .. (ARGV[1] % 1024)
local free = redis.call('HGET', KEYS[1], field)
if free then redis.call('HSET', KEYS[1], field, string.format('%.3f', free + ARGV[2])) end
return 1
`;

/** Everybody waits so long, unless they wait longer already. */
const stopFunction = `
local function stop(ms)
  local t = redis.call('TIME')
  local till = t[1] * 1000 + t[2] / 1000 + ms
  local old = tonumber(redis.call('HGET', KEYS[1], 'stop') or '0')
  if till > old then redis.call('HSET', KEYS[1], 'stop', string.format('%.3f', till)) end
  redis.call('PEXPIRE', KEYS[1], math.max(3600000, math.ceil(ms) + 60000))
end
`;
const stopScript = `${stopFunction} stop(tonumber(ARGV[1])) return 1`;

/** ARGV: the limit, the rate where none is known. A limit that falls stops everybody for one window (`withRate`). */
const rateScript = `${stopFunction}
local rate = tonumber(ARGV[1])
local old = tonumber(redis.call('HGET', KEYS[1], 'rate') or ARGV[2])
redis.call('HSET', KEYS[1], 'rate', ARGV[1])
if rate < old then stop(math.max(1000, 1000 * math.max(1, math.floor(rate)) / rate)) end
redis.call('PEXPIRE', KEYS[1], 3600000)
return 1
`;

export interface BucketAnswer {
  /** The turn's number; null: not now. */
  readonly turn: number | null;
  readonly waitMs: number;
  readonly perSecond: number;
  /** Who asked within the last minute, the asking one included. */
  readonly workers: number;
}

export interface StartRate {
  readonly perSecond: number;
  /** By the provider, not by configuration. */
  readonly told: boolean;
}

export function makeSharedBucket(redis: RedisConnection, key: string, owner: string) {
  return {
    async take(lane: Lane, start: StartRate): Promise<BucketAnswer> {
      const answer = await redis.eval(
        takeScript,
        2,
        key,
        `${key}:workers`,
        lane,
        start.perSecond,
        start.told ? 1 : 0,
        owner,
      );
      const [granted, value, rate, workers] = answer as [number, string, string, number];
      return {
        turn: granted === 1 ? Number(value) : null,
        waitMs: granted === 1 ? 0 : Number(value),
        perSecond: Number(rate),
        workers,
      };
    },
    async late(turn: number, ms: number): Promise<void> {
      await redis.eval(lateScript, 1, key, turn, ms);
    },
    /** What the provider's last answer said its window still takes. */
    async left(requests: number): Promise<void> {
      await redis.hset(key, 'left', requests);
    },
    async setRate(perSecond: number, before: number): Promise<void> {
      await redis.eval(rateScript, 1, key, perSecond, before);
    },
    async stop(ms: number): Promise<void> {
      await redis.eval(stopScript, 1, key, ms);
    },
  };
}
