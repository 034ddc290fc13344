import { NewsletterProfile } from '@masthead/domain';
import type { Db } from 'mongodb';
import { publicNewsletters, toDocument } from '../collections.ts';

export async function upsertNewsletter(db: Db, profile: NewsletterProfile): Promise<void> {
  const { _id, ...fields } = toDocument(NewsletterProfile.parse(profile));
  await publicNewsletters(db).replaceOne({ _id }, fields, { upsert: true });
}
