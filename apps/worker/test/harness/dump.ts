import { type Database, ensureIndexes, makeLedgerWatch } from '@masthead/delivery/mongo';

type Row = Record<string, unknown>;

/** All documents of a database by collection; for small ones, it lies in memory. */
export type Dump = ReadonlyMap<string, readonly Row[]>;

/** As `mongodump` would: every document as it lies there, types kept. */
export async function dumpDatabase({ db }: Database): Promise<Dump> {
  const dump = new Map<string, Row[]>();
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray())
    dump.set(name, await db.collection(name).find({}, { promoteValues: false }).toArray());
  return dump;
}

/** As `mongorestore --drop` would: what came after the dump is gone, and the collections are new ones. */
export async function restoreDatabase(database: Database, dump: Dump): Promise<void> {
  const { db } = database;
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray())
    await db.collection(name).drop();
  await ensureIndexes(database);
  for (const [name, documents] of dump)
    if (documents.length > 0) await db.collection(name).insertMany([...documents]);
  // The desk comes up before anybody can schedule on it, and whoever comes up first leaves the mark.
  await makeLedgerWatch(database).look({ alive: false });
}
