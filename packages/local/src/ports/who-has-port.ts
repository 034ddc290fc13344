import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';

/** Can we listen there? Asked by trying. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * A port nobody listens on: the preferred one, else one that the system gives to no outgoing connection either. Whoever
 * is told of it listens only later, and on a busy machine a connection would have taken it by then.
 */
export async function freePort(preferred = 0, host = '127.0.0.1'): Promise<number> {
  if (preferred !== 0 && (await isPortFree(preferred, host))) return preferred;
  const { from, below } = quietPorts();
  for (let tries = 0; tries < 100 && from < below; tries += 1) {
    const port = randomInt(from, below);
    if (await isPortFree(port, host)) return port;
  }
  return portOfTheSystem(host);
}

/** Those under the range of outgoing connections, where the system tells of it (Linux); none elsewhere. */
export function quietPorts(proc = '/proc'): { readonly from: number; readonly below: number } {
  const range = attempt(() => readFileSync(`${proc}/sys/net/ipv4/ip_local_port_range`, 'utf8'));
  const below = Number(range?.trim().split(/\s+/)[0] ?? 0);
  return { from: Math.max(10_000, below - 20_000), below };
}

function portOfTheSystem(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host }, () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('the system gave no port'));
      });
    });
  });
}

export interface PortHolder {
  readonly pid: number;
  readonly command: string;
}

/** The process that listens on a port, where the system lets us see it (Linux, same user or root); else null. */
export function whoHasPort(port: number, proc = '/proc'): PortHolder | null {
  const inodes = listeningInodes(port, proc);
  if (inodes.size === 0) return null;
  const pids = list(proc).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    const isHolder = list(`${proc}/${pid}/fd`).some((fd) => {
      const target = attempt(() => readlinkSync(`${proc}/${pid}/fd/${fd}`)) ?? '';
      return inodes.has(/^socket:\[(\d+)\]$/.exec(target)?.[1] ?? '');
    });
    if (isHolder) return { pid: Number(pid), command: commandOf(pid, proc) };
  }
  return null;
}

/** `4000 is taken by node server.js (pid 12)`, as far as it can be known. */
export function describeHolder(port: number, proc = '/proc'): string {
  const holder = whoHasPort(port, proc);
  return holder === null
    ? `port ${port} is taken`
    : `port ${port} is taken by ${holder.command} (pid ${holder.pid})`;
}

function listeningInodes(port: number, proc: string): Set<string> {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  const rows = ['tcp', 'tcp6'].flatMap((table) => {
    const text = attempt(() => readFileSync(`${proc}/net/${table}`, 'utf8')) ?? '';
    return text.split('\n').slice(1);
  });
  const inodes = rows.flatMap((row) => {
    const cells = row.trim().split(/\s+/);
    const isListening = cells[3] === '0A' && cells[1]?.endsWith(`:${hexPort}`) === true;
    return isListening && cells[9] !== undefined ? [cells[9]] : [];
  });
  return new Set(inodes);
}

function commandOf(pid: string, proc: string): string {
  const words = (attempt(() => readFileSync(`${proc}/${pid}/cmdline`, 'utf8')) ?? '')
    .split('\0')
    .join(' ')
    .trim();
  return words === '' ? 'an unknown program' : words.length > 80 ? `${words.slice(0, 77)}…` : words;
}

function list(folder: string): string[] {
  return attempt(() => readdirSync(folder)) ?? [];
}

/** Processes come and go while we look; other users' are closed to us. */
function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
