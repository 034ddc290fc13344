import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Control, makeControl } from './control/control.ts';
import { makeServer } from './http/server.ts';
import { openDesk } from './open-desk.ts';
import type { SandboxOptions } from './options.ts';

export type { MessageQuery, SandboxMessage, SandboxStats } from './control/control.ts';
export type { SandboxOptions } from './options.ts';
export type { LoggedCall } from './store/mail-store.ts';

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
