import { join } from 'node:path';
import { LocalEnv, readEnv } from '@masthead/config';
import { ensureMongod } from '../binaries/ensure-mongod.ts';
import { ensureRedis } from '../binaries/ensure-redis.ts';
import { freePort } from '../ports/who-has-port.ts';
import type { Child } from '../processes/spawn-child.ts';
import { startMongod } from '../services/start-mongod.ts';
import { startRedis } from '../services/start-redis.ts';
import type { Environment } from './local-environment.ts';
import type { Steps } from './steps.ts';

export interface LocalServicesOptions {
  readonly dataDir: string;
  readonly given: Environment;
  readonly steps: Steps;
  readonly onSpawn: (child: Child) => void;
}

/** MongoDB and Redis with their data in `dataDir`, each unless `given` names one that runs already. */
export async function startLocalServices(
  options: LocalServicesOptions,
): Promise<{ readonly mongodbUri: string; readonly redisUrl: string }> {
  const { dataDir, given, steps, onSpawn } = options;
  const { MASTHEAD_MONGODB_PORT, MASTHEAD_REDIS_PORT } = readEnv(LocalEnv, given);
  const mongodb = async (say: (text: string) => void) => {
    if (given.MONGODB_URI !== undefined) return given.MONGODB_URI;
    const binary = await ensureMongod(say);
    const port = await freePort(MASTHEAD_MONGODB_PORT);
    const { uri } = await startMongod({ dataDir: join(dataDir, 'mongodb'), port, binary, onSpawn });
    say(`${binary.origin}, on port ${port}`);
    return uri.replace('/?', '/masthead?');
  };
  const redis = async (say: (text: string) => void) => {
    if (given.REDIS_URL !== undefined) return given.REDIS_URL;
    const binary = await ensureRedis(say);
    const port = await freePort(MASTHEAD_REDIS_PORT);
    const { uri } = await startRedis({ dataDir: join(dataDir, 'redis'), port, binary, onSpawn });
    say(`${binary.origin}, on port ${port}`);
    return uri;
  };
  const [mongodbUri, redisUrl] = await Promise.all([
    steps.run('MongoDB', mongodb),
    steps.run('Redis', redis),
  ]);
  return { mongodbUri, redisUrl };
}
