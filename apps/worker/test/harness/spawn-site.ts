import { join } from 'node:path';
import { freePort, spawnChild } from '@masthead/local';
import { eventually } from '@masthead/testing';
import { buildSite } from './processes.ts';

export interface SiteProcess {
  readonly port: number;
  /** @throws when it is not ready within a minute, or ended */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

/** The site as it ships, in a process of its own, on a port of its own. */
export async function spawnSite(at: {
  readonly mongodbUri: string;
  readonly redisUrl: string;
  readonly redisPrefix: string;
  readonly environmentId: string;
  readonly siteUrl: string;
  readonly tokenKeys: readonly { readonly kid: string; readonly secret: Buffer }[];
  /** Its log is kept there. */
  readonly dataDir: string;
  /** How long it still answers when it is told to stop, in ms. */
  readonly drainMs?: number;
}): Promise<SiteProcess> {
  const script = await buildSite();
  const port = await freePort();
  const site = spawnChild({
    name: 'site',
    command: process.execPath,
    args: [script],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      LOG_LEVEL: 'fatal',
      MONGODB_URI: at.mongodbUri,
      REDIS_URL: at.redisUrl,
      REDIS_PREFIX: at.redisPrefix,
      ENVIRONMENT_ID: at.environmentId,
      SITE_URL: at.siteUrl,
      ADMIN_URL: at.siteUrl,
      SITE_PORT: String(port),
      DRAIN_MS: String(at.drainMs ?? 0),
      TOKEN_KEYS: at.tokenKeys.map(({ kid, secret }) => `${kid}:${secret.toString('base64')}`).join(),
    },
    logFile: join(at.dataDir, `site-${port}.log`),
    stopWithinMs: 5_000 + (at.drainMs ?? 0),
  });
  return {
    port,
    async ready() {
      await eventually(async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok, {
        timeoutMs: 60_000,
      });
      site.assertRunning();
    },
    stop: () => site.stop(),
  };
}
