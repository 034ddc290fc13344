import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ensureMongod } from '../binaries/ensure-mongod.ts';
import { ensureRedis } from '../binaries/ensure-redis.ts';
import { freePort } from '../ports/who-has-port.ts';
import { runForOutput } from '../processes/run-for-output.ts';
import { spawnChild } from '../processes/spawn-child.ts';
import { startMongod } from '../services/start-mongod.ts';
import { startRedis } from '../services/start-redis.ts';
import type { Followed } from './follow-dockerfile.ts';

/** What the images find around them: a MongoDB and a Redis, fresh. */
export interface World {
  readonly mongodbUri: string;
  readonly redisUrl: string;
  readonly folder: string;
  close(): Promise<void>;
}

export async function openWorld(folder: string): Promise<World> {
  mkdirSync(folder, { recursive: true });
  const mongod = await startMongod({
    dataDir: join(folder, 'mongodb'),
    port: await freePort(),
    binary: await ensureMongod(),
    ephemeral: true,
  });
  const redis = await startRedis({
    dataDir: join(folder, 'redis'),
    port: await freePort(),
    binary: await ensureRedis(),
  });
  return {
    mongodbUri: mongod.uri.replace('/?', '/images?'),
    redisUrl: redis.uri,
    folder,
    close: async () => {
      await redis.stop();
      await mongod.stop();
    },
  };
}

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

/** Starts what was built as docker-compose.yml would, and asks what its health check asks; a sentence of how that went. */
export async function startImage(app: string, image: Followed, world: World): Promise<string> {
  if (image.user !== 'node') throw new Error(`it would run as ${image.user}`);
  const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
    services: Readonly<Record<string, Service>>;
  };
  const service = compose.services[app];
  const port = await freePort();
  const env = environmentFor(app, service?.environment ?? {}, port, image, world);
  const [, ...args] = image.argv;
  const started = Date.now();
  const took = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  const asked = /fetch\('http:\/\/127\.0\.0\.1:\d+(\/[^']*)'/.exec(
    service?.healthcheck?.test.join(' ') ?? '',
  )?.[1];
  if (asked === undefined) {
    await runForOutput(process.execPath, args, { cwd: image.cwd, env, timeoutMs: 60_000 });
    return `ran to its end within ${took()}`;
  }
  const child = spawnChild({
    name: app,
    command: process.execPath,
    args,
    cwd: image.cwd,
    env: { ...bare(), ...env },
    logFile: join(world.folder, `${app}.log`),
    stopWithinMs: 30_000,
  });
  try {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}${asked}`).catch(() => null);
      if (answer?.ok === true) return `started, and ${asked} answered ${answer.status} within ${took()}`;
      if (Date.now() - started > 120_000) {
        const log = readFileSync(join(world.folder, `${app}.log`), 'utf8').slice(-2_000);
        throw new Error(`${asked} answered ${answer?.status ?? 'nothing'} for two minutes: ${log}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  } finally {
    await child.stop();
  }
}

/** The environment of the service in docker-compose.yml, with invented secrets and this world's services. */
function environmentFor(
  app: string,
  given: Readonly<Record<string, string>>,
  port: number,
  image: Followed,
  world: World,
): Record<string, string> {
  const secrets: Readonly<Record<string, string>> = {
    TOKEN_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
    PAYLOAD_SECRET: 'p'.repeat(32),
    LOCAL_TOKEN: 'l'.repeat(32),
    RESEND_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 2).toString('base64')}`,
  };
  const own = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      String(value).replaceAll(
        /\$\{(\w+)(?::?[-?]([^}]*))?\}/g,
        (_, key: string, word = '') => secrets[key] ?? word,
      ),
    ]),
  );
  return {
    ...image.env,
    ...own,
    MONGODB_URI: world.mongodbUri,
    REDIS_URL: world.redisUrl,
    HOST: '127.0.0.1',
    [`${app.toUpperCase()}_PORT`]: String(port),
    MEDIA_DIR: join(image.root, 'data/media'),
    SANDBOX_DATA_DIR: join(image.root, 'data'),
  };
}

/** Of this shell's environment nothing but what any program needs: an image has no more. */
function bare(): Record<string, string> {
  return { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' };
}
