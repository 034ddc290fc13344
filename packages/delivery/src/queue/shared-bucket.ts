import type { Redis } from 'ioredis';
import type { Lane } from '../ports/pacer.ts';

/** `paceRule` on Redis' own clock: one bucket for all workers. Answers `{kind, waitMs, perSecond}`; 1 granted, 0 later, -1 refused. */
const takeScript = `
local t = redis.call('TIME')
local now = t[1] * 1000 + t[2] / 1000
local h = redis.call('HMGET', KEYS[1], 'next', 'stop', 'rate')
local rate = tonumber(h[3] or ARGV[3])
local interval = 1000 / rate * 1.025
local at = math.max(tonumber(h[1] or '0'), tonumber(h[2] or '0'), now)
local wait = at - now
if wait > tonumber(ARGV[2]) then return {-1, tostring(wait), tostring(rate)} end
if ARGV[1] == 'campaign' and wait > interval then return {0, tostring(wait - interval), tostring(rate)} end
redis.call('HSET', KEYS[1], 'next', string.format('%.3f', at + interval))
redis.call('PEXPIRE', KEYS[1], 3600000)
return {1, tostring(wait), tostring(rate)}
`;

const stopScript = `
local t = redis.call('TIME')
local until_ = t[1] * 1000 + t[2] / 1000 + tonumber(ARGV[1])
local old = tonumber(redis.call('HGET', KEYS[1], 'stop') or '0')
if until_ > old then redis.call('HSET', KEYS[1], 'stop', string.format('%.3f', until_)) end
redis.call('PEXPIRE', KEYS[1], math.max(3600000, math.ceil(tonumber(ARGV[1])) + 60000))
return 1
`;

export interface BucketAnswer {
  readonly kind: 'granted' | 'later' | 'refused';
  readonly waitMs: number;
  readonly perSecond: number;
}

export function makeSharedBucket(redis: Redis, key: string) {
  return {
    async take(lane: Lane, maxWaitMs: number, startPerSecond: number): Promise<BucketAnswer> {
      const answer = (await redis.eval(takeScript, 1, key, lane, maxWaitMs, startPerSecond)) as [
        number,
        string,
        string,
      ];
      const kind = answer[0] === 1 ? 'granted' : answer[0] === 0 ? 'later' : 'refused';
      return { kind, waitMs: Number(answer[1]), perSecond: Number(answer[2]) };
    },
    async setRate(perSecond: number): Promise<void> {
      await redis.hset(key, 'rate', String(perSecond));
    },
    async stop(ms: number): Promise<void> {
      await redis.eval(stopScript, 1, key, ms);
    },
  };
}
