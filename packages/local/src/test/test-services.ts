import { join } from 'node:path';
import type { Say } from '../binaries/binary.ts';
import { ensureMongod } from '../binaries/ensure-mongod.ts';
import { ensureRedis } from '../binaries/ensure-redis.ts';
import { freePort } from '../ports/who-has-port.ts';
import { startMongod } from '../services/start-mongod.ts';
import { startRedis } from '../services/start-redis.ts';

export interface TestServices {
  readonly env: { readonly MONGODB_URI: string; readonly REDIS_URL: string };
  stop(): Promise<void>;
}

/** A throw-away MongoDB and Redis under `folder`, each unless its address is given in the environment. */
export async function startTestServices(folder: string, say: Say): Promise<TestServices> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    await Promise.all(stops.splice(0).map((each) => each()));
  };
  const mongodb = async () => {
    const binary = await ensureMongod(say);
    const dataDir = join(folder, 'mongodb');
    const service = await startMongod({ dataDir, port: await freePort(), binary, ephemeral: true });
    stops.push(service.stop);
    return service.uri;
  };
  const redis = async () => {
    const binary = await ensureRedis(say);
    const dataDir = join(folder, 'redis');
    const service = await startRedis({ dataDir, port: await freePort(), binary, appendonly: false });
    stops.push(service.stop);
    return service.uri;
  };
  try {
    const MONGODB_URI = given('MONGODB_URI') ?? (await mongodb());
    const REDIS_URL = given('REDIS_URL') ?? (await redis());
    return { env: { MONGODB_URI, REDIS_URL }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function given(name: string): string | null {
  const value = process.env[name] ?? '';
  return value === '' ? null : value;
}
