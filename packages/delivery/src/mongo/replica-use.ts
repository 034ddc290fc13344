import type { MongoClient, ServerHeartbeatSucceededEvent } from 'mongodb';

/** The replica set as this process's driver sees it. */
export interface ReplicaUse {
  /** Members that answer and hold data. */
  readonly members: number;
  /** How far the slowest secondary is behind the primary's last write; 0 while there is nothing to compare. */
  readonly lagMs: number;
}

interface Hello {
  readonly isWritablePrimary?: boolean;
  readonly secondary?: boolean;
  readonly lastWrite?: { readonly lastWriteDate?: Date };
}

/** The driver asks each member every ten seconds, and hears of changes at once. A member silent for longer is away. */
const silentMs = 30_000;

/**
 * Reads what the driver's own heartbeats bring: no query, and no right to ask for the set's status.
 * Counts from now on: hand over a client that was just made.
 */
export function watchReplicas(
  client: Pick<MongoClient, 'on'>,
  now: () => number = Date.now,
): () => ReplicaUse {
  const seen = new Map<string, { readonly at: number; readonly primary: boolean; readonly wrote: number }>();
  client.on('serverHeartbeatSucceeded', ({ connectionId, reply }: ServerHeartbeatSucceededEvent) => {
    const { isWritablePrimary = false, lastWrite, secondary = false } = reply as Hello;
    const wrote = lastWrite?.lastWriteDate?.getTime();
    if (wrote === undefined || !(isWritablePrimary || secondary)) seen.delete(connectionId);
    else seen.set(connectionId, { at: now(), primary: isWritablePrimary, wrote });
  });
  return () => {
    const alive = [...seen.values()].filter(({ at }) => now() - at < silentMs);
    const primary = alive.find((member) => member.primary);
    const behind = alive
      .filter((member) => !member.primary)
      .map(({ wrote }) => (primary === undefined ? 0 : primary.wrote - wrote));
    return { members: alive.length, lagMs: Math.max(0, ...behind) };
  };
}
