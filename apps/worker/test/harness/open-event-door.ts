import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EventVerbs } from '@masthead/delivery/ports';

export interface EventDoor {
  readonly url: string;
  close(): Promise<void>;
}

/** The site's webhook door without the site: what the provider posts goes to delivery, its answer goes back. */
export async function openEventDoor(events: () => Pick<EventVerbs, 'accept'>): Promise<EventDoor> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const header = (name: string) => {
        const value = request.headers[name];
        return typeof value === 'string' ? value : null;
      };
      const headers = {
        id: header('svix-id'),
        timestamp: header('svix-timestamp'),
        signature: header('svix-signature'),
      };
      events()
        .accept(Buffer.concat(chunks).toString('utf8'), headers)
        .then(
          ({ status }) => response.writeHead(status).end(),
          () => response.writeHead(503).end(),
        );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
