import { type Db, MongoClient, MongoServerError } from 'mongodb';
import type { Child } from '../processes/spawn-child.ts';

/** The name of the replica set, in every place that starts MongoDB. */
export const replicaSet = 'rs0';

/** Initiates the set or moves its only member to this port, then waits until the node takes writes. */
export async function becomePrimary(port: number, child: Child, timeoutMs = 60_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    child.assertRunning();
    const answer = await isReady(port);
    if (answer === true) return;
    if (Date.now() > deadline) throw new Error(`mongod took no writes for ${timeoutMs / 1000} s: ${answer}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** True, or why not yet. A client a try: one that failed to connect stays closed for good. */
async function isReady(port: number): Promise<true | string> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 1_000,
  });
  const admin = client.db('admin');
  try {
    const hello = await admin.command({ hello: 1 });
    if (hello.isWritablePrimary === true && hello.me === `127.0.0.1:${port}`) return true;
    await configure(admin, port);
    return 'not elected yet';
  } catch (error) {
    // Not listening yet, still electing, or reading its stored configuration: ask again.
    if (error instanceof MongoServerError && fatalCodes.has(Number(error.code))) throw error;
    return (error as Error).message;
  } finally {
    await client.close();
  }
}

async function configure(admin: Db, port: number): Promise<void> {
  const member = { _id: 0, host: `127.0.0.1:${port}` };
  const stored = await admin.command({ replSetGetConfig: 1 }).catch((error: unknown) => {
    if (error instanceof MongoServerError && error.code === notYetInitialized) return null;
    throw error;
  });
  if (stored === null) {
    await admin.command({ replSetInitiate: { _id: replicaSet, members: [member] } });
    return;
  }
  const [current] = stored.config.members as { host: string }[];
  if (current?.host === member.host) return;
  const config = { ...stored.config, version: stored.config.version + 1, members: [member] };
  // Forced: a node whose stored address is not its own belongs to no set and can elect nobody.
  await admin.command({ replSetReconfig: config, force: true });
}

const notYetInitialized = 94;
/** InvalidReplicaSetConfig, and what an installation with access control answers: waiting does not help. */
const fatalCodes = new Set([93, 13, 18]);
