import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, heapFlags, spawnChild } from '@masthead/local';
import { eventually } from '@masthead/testing';
import { type Installation, installationEnv } from './installation.ts';

const folder = join(import.meta.dirname, '../../../admin');

/** Is there a build of the admin to start? `npm run build` makes one. */
export const adminIsBuilt = (): boolean => existsSync(join(folder, '.next/BUILD_ID'));

export interface AdminProcess {
  /** @throws when its login page does not answer within two minutes, or it ended */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

/** The desk as it ships, in a process of its own, on a port of its own. */
export async function spawnAdmin(at: Installation): Promise<AdminProcess> {
  const port = await freePort();
  const adminUrl = `http://127.0.0.1:${port}`;
  const admin = spawnChild({
    name: 'admin',
    command: process.execPath,
    args: [...heapFlags.admin, 'bin/serve.mjs', 'start'],
    cwd: folder,
    env: {
      ...installationEnv(at),
      LOG_LEVEL: 'error',
      ADMIN_URL: adminUrl,
      ADMIN_PORT: String(port),
      MEDIA_DIR: join(at.dataDir, 'media'),
      MAIL_FROM: 'Harness <hello@news.masthead-fixtures.org>',
      PAYLOAD_SECRET: 'the-secret-of-the-harness-and-nobody-else',
      LOCAL_TOKEN: 'the-local-token-of-the-harness-and-nobody-else',
    },
    logFile: join(at.dataDir, `admin-${port}.log`),
    stopWithinMs: 8_000,
  });
  return {
    async ready() {
      await eventually(
        async () => {
          admin.assertRunning();
          return (await fetch(`${adminUrl}/admin/login`)).ok;
        },
        { timeoutMs: 120_000 },
      );
    },
    stop: () => admin.stop(),
  };
}
