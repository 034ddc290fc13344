import { createServer } from 'node:http';

/** Can the process do its work? `missing`: not without these. `slower`: it can, but for what these do. */
export interface Readiness {
  readonly missing: readonly string[];
  readonly slower: readonly string[];
}

export interface Metrics {
  readonly contentType: string;
  /** The Prometheus exposition format, read now. */
  render(): Promise<string>;
}

interface Ops {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly ready: () => Promise<Readiness>;
  readonly metrics: Metrics;
}

export interface OpsServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * What an operator's tools ask a process: `/healthz` (alive), `/readyz` (can do its work, and what is missing), `/metrics`.
 * For a private network: it tells numbers, never an address. @throws when the port is taken
 */
export async function openOpsServer({ host, metrics, port, ready }: Ops): Promise<OpsServer> {
  const answers: Readonly<Record<string, () => Promise<readonly [number, string, string]>>> = {
    '/healthz': async () => [200, json, JSON.stringify({ ok: true })],
    '/readyz': async () => {
      const { missing, slower } = await ready();
      const ok = missing.length === 0;
      return [ok ? 200 : 503, json, JSON.stringify({ ok, missing, slower })];
    },
    '/metrics': async () => [200, metrics.contentType, await metrics.render()],
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
  // It must not keep a process alive that is done.
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
