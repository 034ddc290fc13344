import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  build,
  chromiumEnv,
  ensureMongod,
  ensureRedis,
  findChromium,
  freePort,
  startMongod,
  startRedis,
} from '@masthead/local';

/**
 * For programs that run outside `npm test` (pictures, the desk's benchmark): a MongoDB and a Redis of their own, a
 * Chromium and the build, set up as the tests find them. All of it is gone when `run` has ended.
 */
export async function withOwnServices(say: (line: string) => void, run: () => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'masthead-own-'));
  const mongod = await startMongod({
    dataDir: join(folder, 'mongodb'),
    port: await freePort(),
    binary: await ensureMongod(say),
    ephemeral: true,
  });
  const redis = await startRedis({
    dataDir: join(folder, 'redis'),
    port: await freePort(),
    binary: await ensureRedis(say),
    appendonly: false,
  });
  try {
    process.env.MONGODB_URI = mongod.uri;
    process.env.REDIS_URL = redis.uri;
    Object.assign(process.env, chromiumEnv(await findChromium(say)));
    await build(process.cwd(), say);
    await run();
  } finally {
    await Promise.all([mongod.stop(), redis.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
}
