import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Control, makeControl } from './control/control.ts';
import { makeServer } from './http/server.ts';
import { openDesk } from './open-desk.ts';

export interface SandboxOptions {
  /** 127.0.0.1 when left out. Bound wider, the inbox and /sandbox also open for private addresses (containers). */
  readonly host?: string;
  /** 0, any free port, when left out. */
  readonly port?: number;
  /** Where the log is kept; a temporary folder, removed on close, when left out. */
  readonly dataDir?: string;
  /** The full-access key. */
  readonly apiKey?: string;
  /** 0 = unlimited. */
  readonly requestsPerSecond?: number;
  readonly window?: 'fixed' | 'sliding';
  readonly dailyQuota?: number;
  readonly monthlyQuota?: number;
  /** Verified sending domains; every domain is let through when left out. */
  readonly domains?: readonly string[];
  /** No events without one. */
  readonly webhookUrl?: string;
  /** `whsec_<base64>` */
  readonly webhookSecret?: string;
  /** Divides the waiting times of webhooks. */
  readonly timescale?: number;
  readonly wallClock?: () => number;
}

export interface Sandbox extends Control {
  /** Without a trailing slash: the SDK's `baseUrl`. */
  readonly url: string;
  readonly apiKey: string;
  readonly webhookSecret: string;
  /** Ends connections, finishes writes, closes files. */
  close(): Promise<void>;
}

export const DEFAULT_API_KEY = 're_sandbox_full_access';
/** Base64 of a phrase: a development secret, never used with the real provider. */
export const DEFAULT_WEBHOOK_SECRET = `whsec_${Buffer.from('masthead sandbox webhook').toString('base64')}`;

/** Starts the stand-in for the provider's API; everything accepted earlier in `dataDir` is there again. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const host = options.host ?? '127.0.0.1';
  const apiKey = options.apiKey ?? DEFAULT_API_KEY;
  const webhookSecret = options.webhookSecret ?? DEFAULT_WEBHOOK_SECRET;
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'masthead-sandbox-')));
  await mkdir(dataDir, { recursive: true });
  const { desk, reader, closeDesk } = await openDesk({ ...options, apiKey, webhookSecret, dataDir });
  const control = makeControl(desk, reader);
  const isWide = !['127.0.0.1', '::1', 'localhost'].includes(host);
  const server = makeServer(desk, control, isWide);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    ...control,
    url: `http://${isWide ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`,
    apiKey,
    webhookSecret,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await closeDesk();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
