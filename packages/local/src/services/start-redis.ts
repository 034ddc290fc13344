import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Binary } from '../binaries/binary.ts';
import { ensureRedis } from '../binaries/ensure-redis.ts';
import { type Child, spawnChild } from '../processes/spawn-child.ts';
import type { RunningService } from './start-mongod.ts';

export interface RedisOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly binary?: Binary;
  /** Keep what it holds on disk. The ledger does not need it, wake-ups in flight like it. */
  readonly appendonly?: boolean;
  /** A node of a cluster, whose nodes take one another for dead after so long a silence. */
  readonly cluster?: { readonly nodeTimeoutMs: number };
  /** Told of the child at once, long before it answers. */
  readonly onSpawn?: (child: Child) => void;
}

/**
 * Starts redis-server on loopback and waits for its PONG. Memory is never freed by dropping keys
 * (`noeviction`): a dropped key would be a dropped job.
 */
export async function startRedis(options: RedisOptions): Promise<RunningService> {
  const { dataDir, port, appendonly = true } = options;
  const binary = options.binary ?? (await ensureRedis());
  await mkdir(dataDir, { recursive: true });
  const child = spawnChild({
    name: 'redis',
    command: binary.path,
    args: [...redisArguments(dataDir, port, appendonly), ...clusterArguments(options.cluster)],
    env: { ...process.env, ...binary.env },
    logFile: join(dataDir, 'redis.log'),
    stopWithinMs: 3_000,
  });
  options.onSpawn?.(child);
  try {
    const deadline = Date.now() + 30_000;
    while (!(await answersPing(port))) {
      child.assertRunning();
      if (Date.now() > deadline) throw new Error('redis-server did not answer for 30 s');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { uri: `redis://127.0.0.1:${port}`, child, stop: () => child.stop() };
}

function redisArguments(dataDir: string, port: number, appendonly: boolean): string[] {
  const where = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dataDir, '--daemonize', 'no'];
  return [
    ...where,
    '--appendonly',
    appendonly ? 'yes' : 'no',
    '--save',
    '',
    '--maxmemory-policy',
    'noeviction',
  ];
}

function clusterArguments(cluster: RedisOptions['cluster']): string[] {
  if (cluster === undefined) return [];
  return ['--cluster-enabled', 'yes', '--cluster-node-timeout', String(cluster.nodeTimeoutMs)];
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write('PING\r\n'));
    const answer = (isReady: boolean) => {
      socket.destroy();
      resolve(isReady);
    };
    socket.setTimeout(500, () => answer(false));
    socket.on('data', (chunk) => answer(chunk.toString().startsWith('+PONG')));
    socket.on('error', () => answer(false));
  });
}
