import type { LinkStatus } from '@masthead/domain';
import type { Collection, Db } from 'mongodb';

/** What a look at an address found, by the address. Collection `linkStatuses`. */
export interface LinkRow {
  readonly _id: string;
  /** A `LinkStatus` as some version of ours wrote it: parse it. */
  readonly status: unknown;
  readonly checkedAt: Date;
}

export const linkStatuses = (db: Db): Collection<LinkRow> => db.collection('linkStatuses');

/** The newest look wins. May be repeated. */
export async function keepLinkStatus(db: Db, url: string, status: LinkStatus): Promise<void> {
  await linkStatuses(db).updateOne(
    { _id: url },
    { $set: { status, checkedAt: new Date() } },
    { upsert: true },
  );
}
