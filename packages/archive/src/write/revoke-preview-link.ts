import type { Db } from 'mongodb';
import { previewLinks } from '../collections.ts';

export async function revokePreviewLink(db: Db, linkId: string, at: Date): Promise<boolean> {
  const result = await previewLinks(db).updateOne(
    { _id: linkId, revokedAt: null },
    { $set: { revokedAt: at, snapshot: null, emailHtml: null } },
  );
  return result.modifiedCount === 1;
}
