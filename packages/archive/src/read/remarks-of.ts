import type { Db } from 'mongodb';
import { fromDocument, previewRemarks } from '../collections.ts';
import type { PreviewRemark } from '../read-model.ts';

/** What was said on one link, in the order in which it was said. */
export async function remarksOf(db: Db, linkId: string): Promise<readonly PreviewRemark[]> {
  const rows = await previewRemarks(db).find({ linkId }).sort({ at: 1, _id: 1 }).toArray();
  return rows.map(fromDocument);
}
