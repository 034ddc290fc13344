import { Cluster, Redis } from 'ioredis';
import { parseRedisAddress, type RedisLogin } from './redis-address.ts';

/** One server (or the one that Sentinels name), or a whole cluster: our keys are all in one slot of it. */
export type RedisConnection = Redis | Cluster;

/** Producers answer a person: they fail fast and leave the work to the reconcile timer. */
export function producerConnection(url: string): RedisConnection {
  return connect(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 1_000,
    commandTimeout: 2_000,
    retryStrategy: (times) => Math.min(times * 200, 2_000),
  });
}

/** Workers wait for Redis as long as it takes (BullMQ insists on null). */
export function workerConnection(url: string): RedisConnection {
  return connect(url, {
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 100, 1_000),
  });
}

/** What is the same for every kind of address. */
interface Manners {
  readonly lazyConnect?: true;
  readonly enableOfflineQueue?: false;
  readonly maxRetriesPerRequest: number | null;
  readonly connectTimeout?: number;
  readonly commandTimeout?: number;
  readonly retryStrategy: (times: number) => number;
}

/** @throws Error when the address is none */
function connect(url: string, options: Manners): RedisConnection {
  const address = parseRedisAddress(url);
  if (address.kind === 'server') return new Redis(url, options);
  const login = loginOptions(address);
  if (address.kind === 'sentinel')
    return new Redis({
      ...options,
      ...login,
      name: address.name,
      sentinels: [...address.sentinels],
      sentinelRetryStrategy: options.retryStrategy,
      ...(address.tls ? { enableTLSForSentinelMode: true, sentinelTLS: {} } : {}),
    });
  const { lazyConnect, enableOfflineQueue, retryStrategy, ...node } = options;
  return new Cluster([...address.nodes], {
    ...(lazyConnect === undefined ? {} : { lazyConnect }),
    ...(enableOfflineQueue === undefined ? {} : { enableOfflineQueue }),
    clusterRetryStrategy: retryStrategy,
    // A node that died is noticed by asking another which nodes there are.
    slotsRefreshInterval: 5_000,
    slotsRefreshTimeout: 2_000,
    redisOptions: { ...node, ...login },
  });
}

function loginOptions({ tls, username, password }: RedisLogin): {
  tls?: object;
  username?: string;
  password?: string;
} {
  return {
    ...(tls ? { tls: {} } : {}),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
  };
}
