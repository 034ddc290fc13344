import type { MongoClient } from 'mongodb';

/** Connections that are lent out at the moment, all of a process together; the pool holds at most `max` a server. */
export interface PoolUse {
  readonly inUse: number;
  readonly max: number;
}

/** Counts from now on: hand over a client that has not been used yet, or nearly so. */
export function watchPool(client: MongoClient): () => PoolUse {
  let inUse = 0;
  client.on('connectionCheckedOut', () => {
    inUse += 1;
  });
  client.on('connectionCheckedIn', () => {
    inUse = Math.max(0, inUse - 1);
  });
  return () => ({ inUse, max: client.options.maxPoolSize });
}
