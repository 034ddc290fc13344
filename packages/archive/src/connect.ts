import { type Db, MongoClient } from 'mongodb';
import { makeReadModel } from './make-read-model.ts';
import { makeReadModelWriter } from './make-read-model-writer.ts';
import type { ReadModel, ReadModelWriter } from './read-model.ts';

export interface Archive {
  readonly db: Db;
  readonly read: ReadModel;
  readonly write: ReadModelWriter;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** @param uri with the database's name. @param connections at most. @throws MongoServerSelectionError after 10 s when nothing answers. */
export async function connectArchive(uri: string, { connections = 20 } = {}): Promise<Archive> {
  const client = new MongoClient(uri, {
    appName: 'masthead-archive',
    maxPoolSize: connections,
    serverSelectionTimeoutMS: 10_000,
    writeConcern: { w: 'majority', journal: true },
  });
  await client.connect();
  const db = client.db();
  return {
    db,
    read: makeReadModel(db),
    write: makeReadModelWriter(db),
    ping: async () => {
      await db.command({ ping: 1 });
    },
    close: () => client.close(),
  };
}
