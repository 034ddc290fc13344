import type { NewsletterProfile } from '@masthead/domain';
import type { Db } from 'mongodb';
import { fromDocument, publicNewsletters } from '../collections.ts';

/** Oldest first: ids begin with the time they were made. */
export async function findNewsletters(db: Db): Promise<readonly NewsletterProfile[]> {
  const rows = await publicNewsletters(db).find().sort({ _id: 1 }).toArray();
  return rows.map(fromDocument);
}
