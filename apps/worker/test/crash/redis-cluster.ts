import { join } from 'node:path';
import { freePort, isPortFree, quietPorts, startRedis } from '@masthead/local';
import { eventually } from '@masthead/testing';
import { Redis } from 'ioredis';

/** Six real nodes: three masters, each with a replica. */
export interface RedisCluster {
  /** As REDIS_URL takes it. */
  readonly uri: string;
  /** `kill -9` of the master that holds `key`; answers at once. @throws when there is no such key */
  killMasterOf(key: string): Promise<void>;
  /** Starts what was killed, as the replica it has become, and waits until every slot is served. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

const slots = 16_384;
const masters = 3;

/** Redis' own figure is 15,000: so long a node is silent before the others fail over. */
const nodeTimeoutMs = 2_000;
/** Nodes talk to each other on the port so much above their own (Redis Cluster specification, "Cluster bus port"). */
const busOffset = 10_000;

/** On loopback, made as `redis-cli --cluster create --cluster-replicas 1` does. @throws when no cluster forms within 30 s */
export async function startRedisCluster(dataDir: string): Promise<RedisCluster> {
  const ports = await freeClusterPorts(2 * masters);
  const nodes = new Map<number, Awaited<ReturnType<typeof startRedis>>>();
  const start = async (port: number) => {
    nodes.set(
      port,
      await startRedis({ dataDir: join(dataDir, String(port)), port, cluster: { nodeTimeoutMs } }),
    );
  };
  const stop = async () => {
    await Promise.all([...nodes.values()].map((node) => node.stop()));
  };
  const isServed = async () => {
    const infos = await Promise.all(ports.map((port) => ask(port, 'CLUSTER', 'INFO')));
    return infos.every((info) => /cluster_state:ok/.test(String(info)));
  };
  try {
    await Promise.all(ports.map(start));
    await form(ports);
    await eventually(isServed, { timeoutMs: 30_000 });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    uri: `redis+cluster://${ports.map((port) => `127.0.0.1:${port}`).join(',')}`,
    async killMasterOf(key) {
      const running = ports.find((port) => nodes.get(port)?.child.isRunning());
      const slot = Number(await ask(running, 'CLUSTER', 'KEYSLOT', key));
      const ranges = (await ask(running, 'CLUSTER', 'SLOTS')) as [number, number, [string, number]][];
      const [, , [, master] = ['', 0]] = ranges.find(([first, last]) => first <= slot && slot <= last) ?? [];
      if ((await ask(master, 'EXISTS', key)) !== 1)
        throw new Error(`the master on ${master} does not hold ${key}`);
      await nodes.get(master)?.child.kill();
    },
    async revive() {
      await Promise.all(ports.filter((port) => nodes.get(port)?.child.isRunning() !== true).map(start));
      await eventually(isServed, { timeoutMs: 30_000 });
    },
    stop,
  };
}

async function form(ports: readonly number[]): Promise<void> {
  const [first] = ports;
  const share = Math.ceil(slots / masters);
  for (const [i, port] of ports.slice(0, masters).entries()) {
    const its = Array.from({ length: Math.min(share, slots - i * share) }, (_, n) => i * share + n);
    await ask(port, 'CLUSTER', 'ADDSLOTS', ...its);
  }
  for (const port of ports.slice(1)) await ask(port, 'CLUSTER', 'MEET', '127.0.0.1', first ?? 0);
  const ids = await Promise.all(ports.map((port) => ask(port, 'CLUSTER', 'MYID')));
  for (const [i, port] of ports.slice(masters).entries())
    await eventually(async () => (await ask(port, 'CLUSTER', 'REPLICATE', String(ids[i]))) === 'OK', {
      timeoutMs: 30_000,
    });
}

async function ask(
  port: number | undefined,
  command: string,
  ...args: (string | number)[]
): Promise<unknown> {
  const redis = new Redis(port ?? 0, '127.0.0.1', { maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined);
  try {
    return await redis.call(command, ...args);
  } finally {
    redis.disconnect();
  }
}

/** Each node talks to the others on its port + 10,000. */
async function freeClusterPorts(count: number): Promise<number[]> {
  const { below } = quietPorts();
  const ports = new Set<number>();
  const taken = new Set<number>();
  while (ports.size < count) {
    const port = await freePort();
    const bus = port + busOffset;
    // Both have to be left alone by outgoing connections until the node listens.
    const isQuiet = bus < (below === 0 ? 65_536 : below);
    if (!isQuiet || taken.has(port) || taken.has(bus) || !(await isPortFree(bus))) continue;
    ports.add(port);
    taken.add(port).add(bus);
  }
  return [...ports];
}
