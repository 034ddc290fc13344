import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { describeHolder, freePort, isPortFree, quietPorts, whoHasPort } from './who-has-port.ts';

let server: Server | null = null;
afterEach(() => {
  server?.close();
  server = null;
});

function listen(): Promise<number> {
  return new Promise((resolve) => {
    server = createServer().listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server?.address();
      resolve(address !== null && typeof address === 'object' ? (address?.port ?? 0) : 0);
    });
  });
}

describe('a port', () => {
  it('that is taken is not free, and another one is handed out instead', async () => {
    const port = await listen();
    expect(await isPortFree(port)).toBe(false);
    const other = await freePort(port);
    expect(other).not.toBe(port);
    expect(await isPortFree(other)).toBe(true);
  });

  it('is one that no outgoing connection is given meanwhile', async () => {
    if (process.platform !== 'linux') return;
    const { below, from } = quietPorts();
    expect(below).toBeGreaterThan(from);
    const ports = await Promise.all(Array.from({ length: 20 }, () => freePort()));
    expect(ports.filter((port) => port < from || port >= below)).toEqual([]);
  });

  it('names who holds it where the system shows it, and says at least that it is taken', async () => {
    const port = await listen();
    if (process.platform === 'linux') expect(whoHasPort(port)?.pid).toBe(process.pid);
    expect(describeHolder(port, '/nowhere')).toBe(`port ${port} is taken`);
  });

  it('that nobody holds has no holder', async () => {
    expect(whoHasPort(await freePort())).toBeNull();
  });
});
