import type { Db } from 'mongodb';
import { publicRedirects } from '../collections.ts';
import type { PublicEntry } from '../read-model.ts';
import { changing } from './changing.ts';

/** Lets an entry's (or a topic's) old address lead to another's; what led to the old one leads on. Null takes the sign down. */
export async function redirectEntry(
  db: Db,
  kind: PublicEntry['kind'] | 'topic',
  from: string,
  to: string | null,
): Promise<void> {
  const redirects = publicRedirects(db);
  const _id = `${kind}/${from}`;
  await changing(db, async (session) => {
    if (to === null) return (await redirects.deleteOne({ _id }, { session })).deletedCount > 0;
    const one = await redirects.updateOne({ _id }, { $set: { slug: to } }, { upsert: true, session });
    const onward = await redirects.updateMany(
      { _id: new RegExp(`^${kind}/`), slug: from },
      { $set: { slug: to } },
      { session },
    );
    return one.modifiedCount + one.upsertedCount + onward.modifiedCount > 0;
  });
}
