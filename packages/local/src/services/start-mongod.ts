import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binary } from '../binaries/binary.ts';
import { ensureMongod } from '../binaries/ensure-mongod.ts';
import type { Child } from '../processes/spawn-child.ts';
import { becomePrimary, replicaSet } from './become-primary.ts';
import { spawnMongod } from './spawn-mongod.ts';

export interface MongodOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly binary?: Binary;
  /** Throw-away data: a small oplog. */
  readonly ephemeral?: boolean;
  /** Told of the child at once, long before it takes writes. */
  readonly onSpawn?: (child: Child) => void;
}

export interface RunningService {
  /** Without a database name for MongoDB; whoever uses it names its own. */
  readonly uri: string;
  readonly child: Child;
  stop(): Promise<void>;
}

/**
 * Starts mongod on loopback as a one-node replica set (transactions need one) and waits until it takes writes.
 * Data made on another port is taken over: the stored member address is rewritten.
 * @throws with the tail of its log if it does not come up within 60 s.
 */
export async function startMongod(options: MongodOptions): Promise<RunningService> {
  const { dataDir, port, ephemeral = false } = options;
  const binary = options.binary ?? (await ensureMongod());
  await mkdir(join(dataDir, 'db'), { recursive: true });
  const oplogMb = ephemeral ? 128 : 512;
  const child = spawnMongod({ dataDir, port, binary, oplogMb, cacheGb: 0.5 });
  options.onSpawn?.(child);
  try {
    await becomePrimary(port, child);
  } catch (error) {
    await child.stop();
    throw error;
  }
  const uri = `mongodb://127.0.0.1:${port}/?replicaSet=${replicaSet}`;
  return { uri, child, stop: () => child.stop() };
}
