import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy as one stands in front of sites: in turn, to those that say they are ready. It never asks twice. */
export interface Balancer {
  readonly url: string;
  readonly ports: Set<number>;
  close(): Promise<void>;
}

const healthEveryMs = 100;

export async function openBalancer(): Promise<Balancer> {
  const ports = new Set<number>();
  const ready = new Set<number>();
  const agent = new Agent({ keepAlive: false });
  let turn = 0;
  const look = setInterval(() => {
    for (const port of ready) if (!ports.has(port)) ready.delete(port);
    for (const port of ports)
      void fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
        ({ ok }) => (ok ? ready.add(port) : ready.delete(port)),
        () => ready.delete(port),
      );
  }, healthEveryMs);
  const server = createServer((asked, answer) => {
    const choice = [...ready];
    turn += 1;
    const port = choice[turn % Math.max(1, choice.length)];
    if (port === undefined) return answer.writeHead(503).end();
    const call = request(
      { port, host: '127.0.0.1', path: asked.url, method: asked.method, headers: asked.headers, agent },
      (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
      },
    );
    call.on('error', () => {
      if (answer.headersSent) answer.destroy();
      else answer.writeHead(502).end();
    });
    asked.pipe(call);
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ports,
    async close() {
      clearInterval(look);
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
