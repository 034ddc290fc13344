import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { eventually } from '@masthead/testing';

const siteFolder = join(import.meta.dirname, '../..');

export interface SiteProcess {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Nothing listens where Redis would be: reading pages have no use for it. */
export function benchEnvironment(mongodbUri: string, siteUrl: string): Readonly<Record<string, string>> {
  return {
    MONGODB_URI: mongodbUri,
    REDIS_URL: 'redis://127.0.0.1:1',
    ENVIRONMENT_ID: 'bench',
    SITE_URL: siteUrl,
    ADMIN_URL: siteUrl,
    TOKEN_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
  };
}

/** Bundles the site as it ships. */
export function buildSite(): void {
  const built = spawnSync(process.execPath, ['build.mjs'], { cwd: siteFolder, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the site cannot be built');
}

/** What the site's own script hands to node. */
function shipped(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(siteFolder, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.split(' ').slice(1);
}

/** One built site process; resolves when it answers. */
export async function startSite(env: Readonly<Record<string, string>>, port: number): Promise<SiteProcess> {
  const child: ChildProcess = spawn(process.execPath, shipped(), {
    cwd: siteFolder,
    env: {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      SITE_PORT: String(port),
      ...env,
    } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await eventually(async () => (await fetch(`${url}/readyz`).catch(() => null))?.status === 200, {
    timeoutMs: 60_000,
  });
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** A file server with nothing in it but Node: what no site on these cores can beat. It runs in a process of its own, like the site. */
export async function startBareServer(body: Buffer, port: number): Promise<SiteProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', import.meta.filename, String(port)], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  child.stdin.end(body);
  const url = `http://127.0.0.1:${port}`;
  await eventually(async () => (await fetch(url).catch(() => null))?.status === 200, { timeoutMs: 30_000 });
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function serveBare(port: number): Promise<Server> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-length': body.byteLength };
  return createServer((_, response) => {
    response.writeHead(200, headers);
    response.end(body);
  }).listen(port, '127.0.0.1');
}

if (process.argv[1] === import.meta.filename) await serveBare(Number(process.argv[2]));
