import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDelivery, silentLog } from '@masthead/delivery';
import { ensureMongod, freePort, spawnChild } from '@masthead/local';

/** What the engine sees of a mongod that was started alone. */
export async function standaloneFacts() {
  const folder = await mkdtemp(join(tmpdir(), 'masthead-alone-'));
  const [binary, port] = await Promise.all([ensureMongod(), freePort()]);
  await mkdir(join(folder, 'db'));
  const mongod = spawnChild({
    name: 'mongod',
    command: binary.path,
    args: [
      '--dbpath',
      join(folder, 'db'),
      '--port',
      String(port),
      '--bind_ip',
      '127.0.0.1',
      '--nounixsocket',
    ],
    env: { ...process.env, ...binary.env },
    logFile: join(folder, 'mongod.log'),
  });
  try {
    const alone = await openDelivery({
      mongodbUri: `mongodb://127.0.0.1:${port}/alone`,
      redisUrl: null,
      redisPrefix: '{alone}',
      environmentId: 'local',
      tokenKeys: [{ kid: 'test', secret: new Uint8Array(32).fill(7) }],
      siteUrl: 'http://site.test',
      webhookSecret: null,
      log: silentLog,
    });
    const facts = await alone.installation();
    await alone.close();
    return facts;
  } finally {
    await mongod.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
