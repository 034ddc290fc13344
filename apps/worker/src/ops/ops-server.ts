import { createServer } from 'node:http';
import type { Backlog, PoolUse, Reachable } from '@masthead/delivery';
import type { WorkerMetrics } from './worker-metrics.ts';

interface Ops {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly metrics: WorkerMetrics;
  readonly reachable: () => Promise<Reachable>;
  readonly backlog: () => Promise<Backlog>;
  readonly pool: () => PoolUse;
}

export interface OpsServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * What an operator's tools ask a worker: `/healthz` (alive), `/readyz` (can do its work, and what is missing), `/metrics`.
 * For a private network: it tells numbers, never an address. @throws when the port is taken
 */
export async function openOpsServer({
  host,
  port,
  metrics,
  reachable,
  backlog,
  pool,
}: Ops): Promise<OpsServer> {
  const answers: Readonly<Record<string, () => Promise<readonly [number, string, string]>>> = {
    '/healthz': async () => [200, json, JSON.stringify({ ok: true })],
    '/readyz': async () => {
      const around = await reachable();
      // Without Redis a worker finds what is due by its timer: slower, not unable.
      const missing = around.mongodb ? [] : ['mongodb'];
      const slower = around.redis ? [] : ['redis'];
      return [
        missing.length === 0 ? 200 : 503,
        json,
        JSON.stringify({ ok: missing.length === 0, missing, slower }),
      ];
    },
    '/metrics': async () => {
      const read = await backlog().catch(() => null);
      return [200, metrics.contentType, await metrics.render({ backlog: read, pool: pool() })];
    },
  };
  const server = createServer((request, response) => {
    const answer = answers[(request.url ?? '').split('?')[0] ?? ''];
    const known = request.method === 'GET' || request.method === 'HEAD' ? answer : undefined;
    if (known === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Ask /healthz, /readyz or /metrics.\n');
      return;
    }
    known().then(
      ([status, type, body]) =>
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // It must not keep a worker alive that is done.
  server.unref();
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const json = 'application/json';
