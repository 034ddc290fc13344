import { join } from 'node:path';
import { freePort, spawnChild } from '@masthead/local';
import { eventually } from '@masthead/testing';
import { type Installation, installationEnv } from './installation.ts';
import { buildSite } from './processes.ts';

export interface SiteProcess {
  readonly port: number;
  /** @throws when it is not ready within a minute, or ended */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

/** The site as it ships, in a process of its own, on a port of its own. */
export async function spawnSite(
  at: Installation & {
    /** How long it still answers when it is told to stop, in ms. */
    readonly drainMs?: number;
    readonly env?: Readonly<Record<string, string>>;
  },
): Promise<SiteProcess> {
  const script = await buildSite();
  const port = await freePort();
  const site = spawnChild({
    name: 'site',
    command: process.execPath,
    args: [script],
    env: {
      ...installationEnv(at),
      LOG_LEVEL: 'fatal',
      ADMIN_URL: at.siteUrl,
      SITE_PORT: String(port),
      DRAIN_MS: String(at.drainMs ?? 0),
      ...at.env,
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
