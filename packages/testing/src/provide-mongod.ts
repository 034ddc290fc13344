import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startMongod } from '@masthead/local';

/**
 * For benchmarks: a throw-away mongod, unless MONGODB_URI names one. From then on {@link testMongoUri} finds it.
 * @returns stops what was started
 */
export async function provideMongod(): Promise<() => Promise<void>> {
  if ((process.env.MONGODB_URI ?? '') !== '') return async () => undefined;
  const dataDir = await mkdtemp(join(tmpdir(), 'masthead-bench-'));
  const mongod = await startMongod({ dataDir, port: await freePort(), ephemeral: true });
  process.env.MONGODB_URI = mongod.uri;
  return async () => {
    await mongod.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  };
}
