import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type ReplicaSet, startMongod, startRedis, startReplicaSet } from '@masthead/local';
import { Redis } from 'ioredis';
import { type RedisCluster, startRedisCluster } from './redis-cluster.ts';

/** A Redis that a scenario may mistreat. */
export interface FragileRedis {
  readonly uri: string;
  /** Ends it and starts it again on what it wrote down (AOF). */
  restart(): Promise<void>;
  flush(): Promise<void>;
  /** `kill -9`; the next start finds nothing. */
  killAndEmpty(): Promise<void>;
  /** Out of memory: reads go on, every write is refused. */
  refuseWrites(isFull: boolean): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** What the processes of a scene stand on. */
export interface Services {
  readonly mongodbUri: string;
  readonly redisUrl: string;
  /** Null when it is somebody else's. */
  readonly redis: FragileRedis | null;
  /** Null unless a cluster was asked for; it stands in the place of the one server. */
  readonly redisCluster: RedisCluster | null;
  /** Null unless three nodes were asked for. */
  readonly nodes: ReplicaSet | null;
  stop(): Promise<void>;
}

export interface Given {
  readonly mongodbUri: string;
  readonly redisUrl: string;
}

/** Starts what is asked for and is not given. A set of three nodes and a Redis to mistreat are always started. */
export async function startServices(
  needs: {
    readonly nodes: 1 | 3;
    readonly fragileRedis: boolean;
    readonly redisCluster?: boolean;
    readonly electionTimeoutMs: number;
  },
  given: Given | null,
): Promise<Services> {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-crash-'));
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    await Promise.all(stops.splice(0).map((each) => each()));
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const nodes =
      needs.nodes === 1
        ? null
        : await startReplicaSet({
            dataDir: join(folder, 'nodes'),
            electionTimeoutMs: needs.electionTimeoutMs,
          });
    if (nodes !== null) stops.push(nodes.stop);
    const redisCluster =
      needs.redisCluster === true ? await startRedisCluster(join(folder, 'cluster')) : null;
    if (redisCluster !== null) stops.push(redisCluster.stop);
    const wantsRedis = needs.fragileRedis || (given === null && redisCluster === null);
    const redis = wantsRedis ? await startFragileRedis(join(folder, 'redis')) : null;
    if (redis !== null) stops.push(redis.stop);
    const named = (uri: string) => uri.replace('/?', '/crash?');
    let mongodbUri = nodes === null ? given?.mongodbUri : named(nodes.uri);
    if (mongodbUri === undefined) {
      const dataDir = join(folder, 'mongodb');
      const mongod = await startMongod({ dataDir, port: await freePort(), ephemeral: true });
      stops.push(mongod.stop);
      mongodbUri = named(mongod.uri);
    }
    const redisUrl = redisCluster?.uri ?? redis?.uri ?? given?.redisUrl ?? '';
    return { mongodbUri, redisUrl, redis, redisCluster, nodes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startFragileRedis(folder: string): Promise<FragileRedis> {
  const port = await freePort();
  let generation = 0;
  const open = () => startRedis({ dataDir: join(folder, String(generation)), port });
  let running = await open();
  const ask = async (run: (redis: Redis) => Promise<unknown>) => {
    const redis = new Redis(running.uri, { maxRetriesPerRequest: 3 });
    try {
      await run(redis);
    } finally {
      redis.disconnect();
    }
  };
  const start = async () => {
    running = await open();
  };
  return {
    uri: running.uri,
    async restart() {
      await running.stop();
      await start();
    },
    flush: () => ask((redis) => redis.flushall()),
    async killAndEmpty() {
      await running.child.kill();
      generation += 1;
      await start();
    },
    refuseWrites: (isFull) => ask((redis) => redis.config('SET', 'maxmemory', isFull ? '1' : '0')),
    stop: () => running.stop(),
    start,
  };
}
