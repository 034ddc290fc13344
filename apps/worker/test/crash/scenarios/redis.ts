import type { Scenario } from '../scenario.ts';
import { enqueueMail, forSoLong, hurt, sendPart, slowCalls, untilOver } from '../scene.ts';
import type { FragileRedis } from '../services.ts';

/** What happens to Redis, and how it ends once everything due went out without it. */
interface Mishap {
  readonly name: string;
  readonly does: string;
  strike(redis: FragileRedis): Promise<void>;
  /** `awayMs`: ten minutes of production. */
  mend?(redis: FragileRedis, awayMs: number): Promise<void>;
}

const mishaps: readonly Mishap[] = [
  {
    name: 'redis-restart',
    does: 'Redis ends and starts again on its append-only file',
    strike: (redis) => redis.restart(),
  },
  { name: 'redis-flushall', does: 'FLUSHALL', strike: (redis) => redis.flush() },
  {
    name: 'redis-empty',
    does: '`kill -9` of Redis, started again with nothing',
    strike: (redis) => redis.killAndEmpty(),
  },
  {
    name: 'redis-full',
    does: 'Redis out of memory: every write refused until all is sent',
    strike: (redis) => redis.refuseWrites(true),
    mend: (redis) => redis.refuseWrites(false),
  },
  {
    name: 'redis-down',
    does: 'Redis down for ten minutes (divided by TIMESCALE)',
    strike: (redis) => redis.stop(),
    async mend(redis, awayMs) {
      await forSoLong(awayMs);
      await redis.start();
    },
  },
];

/**
 * In the middle of one campaign Redis fails; meanwhile another falls due and a single mail is asked for. All of it goes
 * out, found by the reconcile timer, paced by each worker alone.
 */
export const redisScenarios: readonly Scenario[] = mishaps.map(({ name, does, mend, strike }) => ({
  name,
  does,
  times: 20,
  recipients: 1_500,
  fragileRedis: true,
  // Paced, so that the bucket in Redis is in use.
  sandboxEnv: { SANDBOX_REQUESTS_PER_SECOND: '60' },
  workerEnv: { RESEND_REQUESTS_PER_SECOND: '60' },
  async run(scene) {
    const { notes, services, stage, timescale, times } = scene;
    const { redis } = services;
    if (redis === null) throw new Error('this takes a Redis of its own');
    await stage.provider.misbehave([slowCalls]);
    await stage.startWorker();
    await stage.startWorker();
    for (let i = 0; i < times; i += 1) {
      const campaign = await sendPart(scene);
      const since = await hurt(scene, () => strike(redis));
      const meanwhile = await stage.schedule();
      const mailSent = await enqueueMail(scene, `${name}-${i}`);
      await untilOver(scene, campaign);
      await untilOver(scene, meanwhile);
      await mailSent();
      notes.recoveries.push(Date.now() - since);
      await mend?.(redis, Math.max(0, since + 600_000 / timescale - Date.now()));
    }
  },
}));
