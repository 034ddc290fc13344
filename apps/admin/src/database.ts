import { type MongooseAdapter, mongooseAdapter } from '@payloadcms/db-mongodb';

type Adapter = ReturnType<typeof mongooseAdapter>;

/**
 * Payload's adapter for MongoDB, whose transactions are open before anybody uses them. MongoDB opens one with the
 * first command that reaches it; Payload sends its first ones side by side (a page and its count, the checks of
 * several relationships), and whichever overtakes the opening one is refused ("Given transaction number … does not
 * match any in-progress transactions"). One small read goes ahead of them all.
 */
export function database(url: string): Adapter {
  const adapter = mongooseAdapter({ url, ensureIndexes: true, allowIDOnCreate: false });
  return { ...adapter, init: (args) => openedFirst(adapter.init(args) as MongooseAdapter) };
}

function openedFirst(db: MongooseAdapter): MongooseAdapter {
  const begin = db.beginTransaction;
  db.beginTransaction = async (options) => {
    const id = await begin.call(db, options);
    const session = id === null ? undefined : db.sessions[id];
    if (id === null || session === undefined) return id;
    try {
      await db.connection.collection('users').findOne({}, { session, projection: { _id: 1 } });
    } catch (error) {
      await db.rollbackTransaction(id);
      throw error;
    }
    return id;
  };
  return db;
}
