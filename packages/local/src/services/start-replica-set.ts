import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { ensureMongod } from '../binaries/ensure-mongod.ts';
import { freePort } from '../ports/who-has-port.ts';
import type { Child } from '../processes/spawn-child.ts';
import { replicaSet } from './become-primary.ts';
import { spawnMongod } from './spawn-mongod.ts';

/** Three real nodes whose primary can be deposed and killed: what a single node cannot show. */
export interface ReplicaSet {
  /** Names all members; without a database name. */
  readonly uri: string;
  /** The primary steps down for a while; answers once another node is primary. */
  stepDown(): Promise<void>;
  /** `kill -9` of the primary; answers at once. `revive` brings the node back. */
  killPrimary(): Promise<void>;
  /** Starts what was killed and waits until every node is primary or secondary. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

export interface ReplicaSetOptions {
  readonly dataDir: string;
  /** How long the others wait for a silent primary; MongoDB's own default is 10,000. */
  readonly electionTimeoutMs: number;
}

const stepDownSeconds = 5;

/** Starts a replica set of three throw-away nodes on loopback. @throws when no primary is elected within 60 s. */
export async function startReplicaSet(options: ReplicaSetOptions): Promise<ReplicaSet> {
  const { dataDir, electionTimeoutMs } = options;
  const binary = await ensureMongod();
  const ports = [await freePort(), await freePort(), await freePort()];
  const nodes = new Map<number, Child>();
  const start = async (port: number) => {
    const folder = join(dataDir, String(port));
    await mkdir(join(folder, 'db'), { recursive: true });
    nodes.set(port, spawnMongod({ dataDir: folder, port, binary, oplogMb: 128, cacheGb: 0.25 }));
  };
  const stop = async () => {
    await Promise.all([...nodes.values()].map((node) => node.stop()));
  };
  try {
    await Promise.all(ports.map(start));
    const members = ports.map((port, _id) => ({ _id, host: `127.0.0.1:${port}` }));
    const config = { _id: replicaSet, members, settings: { electionTimeoutMillis: electionTimeoutMs } };
    await until('the set could be initiated', () => ask(ports[0], { replSetInitiate: config }));
    await until('all nodes were up', () => allUp(ports));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    uri: `mongodb://${ports.map((port) => `127.0.0.1:${port}`).join(',')}/?replicaSet=${replicaSet}`,
    async stepDown() {
      const old = await primaryOf(ports);
      const command = { replSetStepDown: stepDownSeconds, secondaryCatchUpPeriodSecs: 2, force: true };
      // Asked again if the old one won the election once more. The answer may be a cut connection: it hangs up.
      await until('another node was primary', async () => {
        const primary = await primaryOf(ports);
        if (primary === old) await ask(old, command).catch(() => undefined);
        return primary !== old;
      });
    },
    async killPrimary() {
      await nodes.get(await primaryOf(ports))?.kill();
    },
    async revive() {
      await Promise.all(ports.filter((port) => nodes.get(port)?.isRunning() !== true).map(start));
      await until('all nodes were up', () => allUp(ports));
    },
    stop,
  };
}

async function ask(port: number | undefined, command: Record<string, unknown>) {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 1_000,
  });
  try {
    return await client.db('admin').command(command);
  } finally {
    await client.close();
  }
}

async function primaryOf(ports: readonly number[]): Promise<number> {
  return until('there was a primary', async () => {
    for (const port of ports) {
      const hello = await ask(port, { hello: 1 }).catch(() => null);
      if (hello?.isWritablePrimary === true) return port;
    }
    return false;
  });
}

async function allUp(ports: readonly number[]): Promise<boolean> {
  const hellos = await Promise.all(ports.map((port) => ask(port, { hello: 1 }).catch(() => null)));
  const isUp = hellos.every((hello) => hello?.isWritablePrimary === true || hello?.secondary === true);
  return isUp && hellos.some((hello) => hello?.isWritablePrimary === true);
}

async function until<T>(what: string, check: () => Promise<T | false>, timeoutMs = 60_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  let why = '';
  while (Date.now() < deadline) {
    const answer = await check().catch((error: unknown) => {
      why = String(error);
      return false as const;
    });
    if (answer !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not within ${timeoutMs / 1000} s: ${what} ${why}`);
}
