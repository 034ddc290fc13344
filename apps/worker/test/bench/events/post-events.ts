import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type EventPost, signedRequest } from './event-posts.ts';

const connections = 64;

export interface Posted {
  /** From the last byte sent to the answer, in ms. */
  readonly took: readonly number[];
  readonly forgedAccepted: number;
  readonly refused: number;
}

/**
 * Posts all, as many at a time as there are connections; at a rate each at its own instant, however late the others are
 * answered (as long as a connection is free). Over plain sockets: Node's HTTP client would use as much of the machine as the site.
 */
export async function postEvents(
  posts: readonly EventPost[],
  port: number,
  rate: number | 'unlimited',
): Promise<Posted> {
  const took: number[] = [];
  const counts = { forgedAccepted: 0, refused: 0 };
  const begun = performance.now();
  let next = 0;
  const lane = async () => {
    const line = await openLine(port);
    for (;;) {
      const at = next;
      next += 1;
      const one = posts[at];
      if (one === undefined) break;
      if (rate !== 'unlimited') {
        const wait = begun + (at * 1000) / rate - performance.now();
        if (wait > 0) await new Promise((done) => setTimeout(done, wait));
      }
      const start = performance.now();
      const status = await line.ask(signedRequest(one, port));
      took.push(performance.now() - start);
      if (one.forged && status < 300) counts.forgedAccepted += 1;
      if (!one.forged && status !== 200) counts.refused += 1;
    }
    line.close();
  };
  await Promise.all(Array.from({ length: connections }, lane));
  return { took, ...counts };
}

/** One kept-alive connection, one request at a time. */
async function openLine(port: number): Promise<{ ask(request: Buffer): Promise<number>; close(): void }> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  let text = '';
  let waiting: { resolve(status: number): void; reject(error: Error): void } | null = null;
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    text += chunk;
    if (!text.includes('\r\n\r\n')) return;
    const caller = waiting;
    waiting = null;
    // The door answers without a body; anything else would be read as the next answer.
    const isBare = text.endsWith('\r\n\r\n') && !/^transfer-encoding:/im.test(text);
    if (isBare) caller?.resolve(Number(text.slice(9, 12)));
    else caller?.reject(new Error(`an answer with a body: ${text}`));
    text = '';
  });
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('the site hung up')));
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}
