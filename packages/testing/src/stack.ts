import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, localSecrets, type RunningMasthead, runMasthead, type Secrets } from '@masthead/local';
import { loadSampleInto } from '@masthead/local/sample';
import { testMongoUri, testRedisPrefix, testRedisUrl } from './services.ts';

export interface Stack {
  readonly siteUrl: string;
  readonly adminUrl: string;
  readonly inboxUrl: string;
  readonly secrets: Secrets;
  /** The environment the admin runs with: for programs that speak to the same installation. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly masthead: RunningMasthead;
  /** The sample newsletter with its issues and invented readers. */
  loadSample(): Promise<void>;
  /** What every process printed: for the message of a failing test, and for whoever looks for what must not stand there. */
  log(): string;
  stop(): Promise<void>;
}

/**
 * The built processes on ports, a database and a folder of their own: what a journey walks through.
 * `given` overrides the environment, as a `.env` would. Stops what it started, by its own ids.
 */
export async function startStack(given: Readonly<Record<string, string>> = {}): Promise<Stack> {
  const dataDir = await mkdtemp(join(tmpdir(), 'masthead-stack-'));
  const secrets = localSecrets(dataDir);
  const lines: string[] = [];
  const ports = { site: await freePort(), admin: await freePort(), sandbox: await freePort() };
  const masthead = await runMasthead({
    root: process.cwd(),
    at: {
      dataDir,
      host: '127.0.0.1',
      ports,
      mongodbUri: testMongoUri(`stack_${randomBytes(5).toString('hex')}`),
      redisUrl: testRedisUrl(),
      mode: 'production',
    },
    given: { REDIS_PREFIX: testRedisPrefix(), LOG_FORMAT: 'json', ...given },
    secrets,
    onLine: (name, line) => {
      lines.push(`${name} | ${line}`);
      if (lines.length > 20_000) lines.shift();
    },
  });
  return {
    siteUrl: masthead.siteUrl,
    adminUrl: masthead.adminUrl,
    inboxUrl: masthead.sandboxUrl,
    secrets,
    env: masthead.of.admin,
    masthead,
    loadSample: () => loadSampleInto(masthead, () => {}),
    log: () => lines.join('\n'),
    stop: async () => {
      await masthead.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
