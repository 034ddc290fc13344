import { NewsletterProfile } from '@masthead/domain';
import type { Db } from 'mongodb';
import { publicNewsletters, toDocument } from '../collections.ts';
import { changing } from './changing.ts';
import { putDocument } from './put-document.ts';

export async function upsertNewsletter(db: Db, profile: NewsletterProfile): Promise<void> {
  const document = toDocument(NewsletterProfile.parse(profile));
  await changing(db, (session) => putDocument(publicNewsletters(db), document, session));
}
