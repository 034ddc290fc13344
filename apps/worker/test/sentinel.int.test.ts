import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ensureRedis, freePort, type RunningService, spawnChild, startRedis } from '@masthead/local';
import { eventually } from '@masthead/testing';
import { Redis } from 'ioredis';
import { silentLog } from '../../../packages/delivery/src/ports/index.ts';
import { makePacer } from '../../../packages/delivery/src/queue/pacer.ts';
import { listenForWakes } from '../../../packages/delivery/src/queue/wake-listener.ts';
import { makeRedisWaker } from '../../../packages/delivery/src/queue/waker.ts';

jest.setTimeout(90_000);

const name = 'masthead';
const patience = { timeoutMs: 30_000 };

/** A master, its replica, and a Sentinel that may decide alone after a second of silence. */
describe('Redis behind Sentinel', () => {
  let folder: string;
  let ports: { readonly master: number; readonly replica: number; readonly sentinel: number };
  let master: RunningService;
  const stops: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'masthead-sentinel-'));
    ports = { master: await freePort(), replica: await freePort(), sentinel: await freePort() };
    master = await startRedis({ dataDir: join(folder, 'master'), port: ports.master });
    const replica = await startRedis({ dataDir: join(folder, 'replica'), port: ports.replica });
    stops.push(master.stop, replica.stop);
    await ask(ports.replica, (redis) => redis.replicaof('127.0.0.1', ports.master));
    await eventually(async () => (await infoOf(ports.replica)).includes('master_link_status:up'), patience);
    await startSentinel();
  });
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  async function startSentinel(): Promise<void> {
    const binary = await ensureRedis();
    const dir = join(folder, 'sentinel');
    await mkdir(dir);
    const config = join(dir, 'sentinel.conf');
    const rules = [
      `port ${ports.sentinel}`,
      'bind 127.0.0.1',
      `dir ${dir}`,
      `sentinel monitor ${name} 127.0.0.1 ${ports.master} 1`,
      `sentinel down-after-milliseconds ${name} 1000`,
      `sentinel failover-timeout ${name} 5000`,
    ];
    await writeFile(config, `${rules.join('\n')}\n`);
    const child = spawnChild({
      name: 'sentinel',
      command: binary.path,
      args: [config, '--sentinel'],
      env: { ...process.env, ...binary.env },
      logFile: join(dir, 'sentinel.log'),
    });
    stops.push(() => child.stop());
    // It hears of the replica from the master; before that it could promote nobody.
    await eventually(async () => {
      child.assertRunning();
      return JSON.stringify(
        await ask(ports.sentinel, (redis) => redis.call('SENTINEL', 'REPLICAS', name)),
      ).includes(String(ports.replica));
    }, patience);
  }

  it('wakes arrive and the limit is shared, before and after the master dies', async () => {
    const options = {
      redisUrl: `redis+sentinel://127.0.0.1:${ports.sentinel}/${name}`,
      prefix: '{sentinel}',
      log: silentLog,
    };
    const woken: string[] = [];
    const waker = makeRedisWaker(options);
    const listener = listenForWakes({
      ...options,
      on: { campaigns: () => woken.push('campaigns'), outbox: () => undefined },
    });
    const pacer = makePacer({ ...options, perSecond: 50, owner: 'worker 1' });
    stops.push(async () => {
      pacer.close();
      await Promise.all([waker.close(), listener.close()]);
    });
    const isPacedAt = async (port: number) => {
      await pacer.take('campaign', { maxWaitMs: 5_000 });
      return ask(port, async (redis) => (await redis.keys('{sentinel}:pace*')).length > 0);
    };
    const isWoken = async () => {
      const before = woken.length;
      await waker.wake('campaigns');
      await eventually(() => woken.length > before, { timeoutMs: 1_000 });
      return true;
    };
    expect(await eventually(isWoken, patience)).toBe(true);
    expect(await eventually(() => isPacedAt(ports.master), patience)).toBe(true);

    await master.child.kill();
    await eventually(async () => (await infoOf(ports.replica)).includes('role:master'), patience);
    await ask(ports.replica, (redis) => redis.flushall());
    expect(await eventually(isWoken, patience)).toBe(true);
    expect(await eventually(() => isPacedAt(ports.replica), patience)).toBe(true);
  });
});

async function ask<T>(port: number, what: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis({ port, host: '127.0.0.1', lazyConnect: true, maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return await what(redis);
  } finally {
    redis.disconnect();
  }
}

const infoOf = (port: number) => ask(port, (redis) => redis.info('replication'));
