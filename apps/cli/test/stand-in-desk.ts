import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StandInDesk {
  readonly url: string;
  readonly requests: { method: string; path: string; authorization: string; body: unknown }[];
  close(): Promise<void>;
}

/** An HTTP server on a free port that answers by path and remembers what it was asked. */
export async function startStandInDesk(
  answers: Readonly<Record<string, { status?: number; body: unknown }>>,
): Promise<StandInDesk> {
  const requests: StandInDesk['requests'] = [];
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const body = await readBody(request);
    requests.push({
      method: request.method ?? '',
      path,
      authorization: request.headers.authorization ?? '',
      body,
    });
    const answer = answers[path.split('?')[0] ?? ''] ?? {
      status: 404,
      body: { error: { message: 'There is no such thing.' } },
    };
    response
      .writeHead(answer.status ?? 200, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? null : JSON.parse(text);
}
