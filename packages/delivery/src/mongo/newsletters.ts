import { NewsletterProfile } from '@masthead/domain';
import type { Document } from 'mongodb';
import type { NewsletterDirectory, NewsletterList } from '../ports/newsletters.ts';
import type { Database } from './connect.ts';

/** Reads what the desk publishes. */
export function makeNewsletterDirectory({
  collections: { publicNewsletters },
}: Pick<Database, 'collections'>): NewsletterDirectory & NewsletterList {
  return {
    async byId(id) {
      const doc = await publicNewsletters.findOne({ _id: id });
      return doc === null ? null : toProfile(doc);
    },
    async all() {
      return (await publicNewsletters.find().sort({ _id: 1 }).toArray()).map(toProfile);
    },
  };
}

function toProfile({ _id, ...rest }: Document & { _id: string }): NewsletterProfile {
  return NewsletterProfile.parse({ ...rest, id: _id });
}
