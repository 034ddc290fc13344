import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SunkEvent {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
  readonly type: string;
  readonly to: string;
}

export interface EventSink {
  readonly url: string;
  readonly events: SunkEvent[];
  /** The status of the next answers. */
  status: number;
  close(): Promise<void>;
}

/** A webhook's receiving end that keeps what it gets. */
export async function openEventSink(): Promise<EventSink> {
  const events: SunkEvent[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      const { type, data } = JSON.parse(body) as { type: string; data: { to?: string[] } };
      const header = (name: string): string => String(request.headers[name] ?? '');
      events.push({
        id: header('svix-id'),
        timestamp: header('svix-timestamp'),
        signature: header('svix-signature'),
        body,
        type,
        to: data.to?.[0] ?? '',
      });
      response.writeHead(sink.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const sink: EventSink = {
    url: `http://127.0.0.1:${port}/webhooks/resend`,
    events,
    status: 200,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return sink;
}
