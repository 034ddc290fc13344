import { type Db, MongoClient } from 'mongodb';
import type { Collections } from './documents.ts';
import { collectionNames } from './documents.ts';

export interface Database {
  readonly db: Db;
  readonly client: MongoClient;
  readonly collections: Collections;
  close(): Promise<void>;
}

/**
 * One client a process. Every write is majority and journaled, every read majority from the primary: what we were
 * told is written survives the loss of a node, and what we read cannot be rolled back.
 * @param uri names the database; without one it is `masthead`.
 */
export async function connectDatabase(
  uri: string,
  options: { readonly appName?: string } = {},
): Promise<Database> {
  const client = new MongoClient(uri, {
    appName: options.appName ?? 'masthead',
    writeConcern: { w: 'majority', j: true, wtimeoutMS: 20_000 },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    retryReads: true,
    // Our writes are compare-and-set or upserts with known ids; the driver's own retry is once and idempotent by transaction number.
    retryWrites: true,
    ignoreUndefined: true,
    serverSelectionTimeoutMS: 10_000,
    maxPoolSize: 20,
  });
  await client.connect();
  const named = new URL(uri.replace(/^mongodb(\+srv)?:/, 'http:').replace(/,[^/]*/, '')).pathname.slice(1);
  const db = client.db(named === '' ? 'masthead' : named);
  return {
    db,
    client,
    collections: openCollections(db),
    close: () => client.close(),
  };
}

function openCollections(db: Db): Collections {
  return Object.fromEntries(
    collectionNames.map((name) => [name, db.collection(name)]),
  ) as unknown as Collections;
}
