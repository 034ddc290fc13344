import { makeReadModelWriter, type ReadModelWriter } from '@masthead/archive';
import type { Payload } from 'payload';

let writer: ReadModelWriter | null = null;

/** The public read model's writer, over the connection that Payload holds anyway. */
export function readModelWriter(payload: Payload): ReadModelWriter {
  writer ??= makeReadModelWriter(databaseOf(payload));
  return writer;
}

/** A collection of the read model, for the few queries that only the desk asks. */
export function readModelCollection<Doc extends { _id: string }>(payload: Payload, name: string) {
  return databaseOf(payload).collection<Doc>(name);
}

export function databaseOf(payload: Payload) {
  const { db } = payload.db.connection;
  if (db === undefined) throw new Error('the database is not connected');
  return db;
}
