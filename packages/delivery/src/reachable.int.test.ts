import { testMongoUri, testRedisPrefix, testRedisUrl } from '@masthead/testing';
import { openDelivery } from './open.ts';
import { silentLog } from './ports/index.ts';
import { lookAround } from './reachable.ts';

const open = (redisUrl: string | null) =>
  openDelivery({
    mongodbUri: testMongoUri(),
    redisUrl,
    redisPrefix: testRedisPrefix(),
    environmentId: 'test',
    tokenKeys: [{ kid: 'k1', secret: new Uint8Array(32).fill(7) }],
    siteUrl: 'https://news.masthead-fixtures.org',
    webhookSecret: null,
    log: silentLog,
  });

type Case = readonly [string, () => string | null, { readonly mongodb: boolean; readonly redis: boolean }];
it.each<Case>([
  ['both answer', () => testRedisUrl(), { mongodb: true, redis: true }],
  // The discard port: nobody listens there.
  ['a Redis that is away is told apart', () => 'redis://127.0.0.1:9', { mongodb: true, redis: false }],
  ['without a Redis none answers', () => null, { mongodb: true, redis: false }],
])('%s', async (_, redisUrl, expected) => {
  const delivery = await open(redisUrl());
  try {
    expect(await delivery.reachable()).toEqual(expected);
  } finally {
    await delivery.close();
  }
});

it('a service that throws or never answers is away, and keeps nobody waiting', async () => {
  const silent = () => new Promise(() => undefined);
  expect(await lookAround({ mongodb: silent, redis: () => Promise.reject(new Error('no')) })).toEqual({
    mongodb: false,
    redis: false,
  });
});
