import { createServer } from 'node:net';
import { eventually, testRedisPrefix, testRedisUrl } from '@masthead/testing';
import { Redis } from 'ioredis';
import { silentLog } from '../ports/index.ts';
import { makePacer } from './pacer.ts';
import { listenForWakes } from './wake-listener.ts';
import { makeRedisWaker } from './waker.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function open(redisUrl = testRedisUrl()) {
  const prefix = testRedisPrefix();
  const options = { redisUrl, prefix, log: silentLog };
  const waker = makeRedisWaker(options);
  closers.push(() => waker.close());
  return { options, waker };
}

function listen(options: ReturnType<typeof open>['options']) {
  const woken: string[] = [];
  const listener = listenForWakes({
    ...options,
    on: { campaigns: () => woken.push('campaigns'), outbox: () => woken.push('outbox') },
  });
  closers.push(() => listener.close());
  return woken;
}

/** A port at which nobody answers. */
async function deadUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `redis://127.0.0.1:${typeof address === 'object' ? address?.port : 1}`;
}

describe('waking', () => {
  it('a wake reaches whoever listens for its topic', async () => {
    const { options, waker } = open();
    const woken = listen(options);
    await waker.wake('campaigns');
    await eventually(() => woken.includes('campaigns'));
    expect(woken).not.toContain('outbox');
  });

  it('a wake from before anybody listened is not lost, and one for later comes', async () => {
    const { options, waker } = open();
    await waker.wake('outbox');
    await waker.wake('campaigns', { delayMs: 100 });
    const woken = listen(options);
    await eventually(() => woken.includes('outbox') && woken.includes('campaigns'));
  });

  it('leaves nothing behind that could block the next one', async () => {
    const { options, waker } = open();
    const woken = listen(options);
    for (let i = 0; i < 5; i += 1) await waker.wake('campaigns');
    await eventually(() => woken.length >= 5);
    const redis = new Redis(options.redisUrl);
    closers.push(() => redis.disconnect());
    await eventually(async () => (await redis.keys(`${options.prefix}:wake-campaigns:[0-9]*`)).length === 0);
  });

  it('goes on after Redis was emptied', async () => {
    const { options, waker } = open();
    const woken = listen(options);
    await waker.wake('campaigns');
    await eventually(() => woken.length === 1);
    const redis = new Redis(options.redisUrl);
    closers.push(() => redis.disconnect());
    const keys = await redis.keys(`${options.prefix}*`);
    if (keys.length > 0) await redis.del(keys);
    await eventually(async () => {
      await waker.wake('campaigns');
      return woken.length >= 2;
    });
  });

  it('without a Redis it neither throws nor hangs', async () => {
    const { waker } = open(await deadUrl());
    await waker.wake('campaigns');
  });
});

describe('pacing over Redis', () => {
  let owners = 0;
  const pacerOf = (options: ReturnType<typeof open>['options'], perSecond: number) => {
    owners += 1;
    const pacer = makePacer({ ...options, perSecond, owner: `worker ${owners}` });
    closers.push(() => pacer.close());
    return pacer;
  };
  const burst = async (pacers: readonly ReturnType<typeof makePacer>[], count: number) => {
    const granted: number[] = [];
    await Promise.all(
      Array.from({ length: count }, async (_, i) => {
        const pacer = pacers[i % pacers.length];
        if (await pacer?.take('campaign', { maxWaitMs: 20_000 })) granted.push(Date.now());
      }),
    );
    return granted.sort((a, b) => a - b);
  };

  it('two workers together keep to the one limit', async () => {
    const { options } = open();
    const granted = await burst([pacerOf(options, 50), pacerOf(options, 50)], 60);
    expect(granted).toHaveLength(60);
    // 59 distances of 20 ms and more: had each kept to the limit alone, it would have taken half of that.
    expect((granted.at(-1) ?? 0) - (granted[0] ?? 0)).toBeGreaterThan(1_000);
  });

  it('what one worker is told moves the rate for the other', async () => {
    const { options } = open();
    const [first, second] = [pacerOf(options, 20), pacerOf(options, 20)];
    await first.take('campaign', { maxWaitMs: 5_000 });
    first.observe({ limitPerSecond: 500 });
    await eventually(async () => {
      const from = Date.now();
      for (let i = 0; i < 5; i += 1) await second.take('campaign', { maxWaitMs: 5_000 });
      return Date.now() - from < 150;
    });
  });

  it('retry-after stops everyone', async () => {
    const { options } = open();
    const [first, second] = [pacerOf(options, 50), pacerOf(options, 50)];
    await first.take('campaign', { maxWaitMs: 5_000 });
    first.observe({ retryAfterMs: 60_000 });
    await eventually(async () => (await second.take('single', { maxWaitMs: 1_000 })) === null);
  });

  it('a single mail overtakes campaigns that wait', async () => {
    const { options } = open();
    const pacer = pacerOf(options, 10);
    const order: string[] = [];
    const campaigns = Array.from({ length: 8 }, async () => {
      await pacer.take('campaign', { maxWaitMs: 20_000 });
      order.push('campaign');
    });
    await eventually(() => order.length >= 1);
    await pacer.take('single', { maxWaitMs: 20_000 });
    order.push('single');
    await Promise.all(campaigns);
    // One may have been given out before it asked; the next turn is its own.
    expect(order.indexOf('single')).toBeLessThanOrEqual(2);
  });

  it('without a Redis it paces alone, at half the rate: somebody else may be sending too', async () => {
    const { options } = open(await deadUrl());
    const granted = await burst([pacerOf(options, 50)], 20);
    expect(granted).toHaveLength(20);
    // 19 distances of 40 ms and more.
    expect((granted.at(-1) ?? 0) - (granted[0] ?? 0)).toBeGreaterThan(700);
  });

  it('an emptied Redis hears again what the provider said', async () => {
    const { options } = open();
    const [told, other] = [pacerOf(options, 20), pacerOf(options, 20)];
    told.observe({ limitPerSecond: 500 });
    await told.take('campaign', { maxWaitMs: 5_000 });
    const redis = new Redis(options.redisUrl);
    closers.push(() => redis.disconnect());
    await redis.del(`${options.prefix}:pace`);
    await told.take('campaign', { maxWaitMs: 5_000 });
    expect(await redis.hget(`${options.prefix}:pace`, 'rate')).toBe('500');
    expect(await other.take('campaign', { maxWaitMs: 5_000 })).not.toBeNull();
  });

  it('a request that was on its way for unusually long keeps its room in the window longer', async () => {
    const { options } = open();
    const pacer = pacerOf(options, 1);
    const redis = new Redis(options.redisUrl);
    closers.push(() => redis.disconnect());
    const free = async () => Number(await redis.hget(`${options.prefix}:pace`, 'f1'));
    (await pacer.take('campaign', { maxWaitMs: 5_000 }))?.answered();
    const turn = await pacer.take('campaign', { maxWaitMs: 5_000 });
    const before = await free();
    // On its way until a clock that somebody else keeps has moved by a tenth of a second.
    const from = performance.now();
    await eventually(() => performance.now() - from > 1_100, { everyMs: 20 });
    turn?.answered();
    await eventually(async () => (await free()) > before + 50);
  });

  it('while the provider says its window has room, a turn need not wait for our own count of it', async () => {
    const { options } = open();
    const pacer = pacerOf(options, 1);
    const redis = new Redis(options.redisUrl);
    closers.push(() => redis.disconnect());
    await pacer.take('campaign', { maxWaitMs: 5_000 });
    pacer.observe({ remaining: 3 });
    await eventually(async () => (await redis.hget(`${options.prefix}:pace`, 'left')) === '3');
    await redis.hset(`${options.prefix}:pace`, 'f0', String(Date.now() + 600_000));
    expect(await pacer.take('campaign', { maxWaitMs: 5_000 })).not.toBeNull();
    expect(await pacer.take('campaign', { maxWaitMs: 5_000 })).not.toBeNull();
    // One left: from here on our own count decides, and it was told of a turn that takes its room for ten minutes.
    await redis.hset(`${options.prefix}:pace`, 'f2', String(Date.now() + 600_000));
    expect(await pacer.take('campaign', { maxWaitMs: 1_500 })).toBeNull();
  });

  it('lets only a few go ahead and freeze, and the next as soon as one leaves', async () => {
    const { options } = open();
    const pacer = pacerOf(options, 10);
    const places = [await pacer.approach({ maxWaitMs: 10 }), await pacer.approach({ maxWaitMs: 10 })];
    expect(places).not.toContain(null);
    expect(await pacer.approach({ maxWaitMs: 10 })).toBeNull();
    const third = pacer.approach({ maxWaitMs: 5_000 });
    places[0]?.leave();
    places[0]?.leave();
    expect(await third).not.toBeNull();
    expect(await pacer.approach({ maxWaitMs: 10 })).toBeNull();
  });

  it('stops waiting when it is told to', async () => {
    const { options } = open();
    const pacer = pacerOf(options, 1);
    await pacer.take('campaign', { maxWaitMs: 5_000 });
    const stop = new AbortController();
    const waiting = pacer.take('campaign', { maxWaitMs: 20_000, signal: stop.signal });
    await pacer.approach({ maxWaitMs: 10 });
    const further = pacer.approach({ maxWaitMs: 20_000, signal: stop.signal });
    stop.abort();
    expect(await waiting).toBeNull();
    expect(await further).toBeNull();
  });
});
