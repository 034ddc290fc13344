import type { Db } from 'mongodb';
import { fromDocument, publicIssues } from '../collections.ts';
import type { PublicIssue } from '../read-model.ts';
import { publicAt } from './is-public.ts';

/** With what is withheld from strangers. Only for a reader who has proved to be a subscriber of its newsletter. */
export async function wholeIssueBySlug(db: Db, slug: string, now: Date): Promise<PublicIssue | null> {
  const row = await publicIssues(db).findOne({ slug, ...publicAt(now) });
  return row === null ? null : fromDocument(row);
}
