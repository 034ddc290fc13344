import { NewsletterProfile } from '@masthead/domain';
import type { NewsletterDirectory } from '../ports/newsletters.ts';
import type { Database } from './connect.ts';

/** Reads what the desk publishes. */
export function makeNewsletterDirectory({
  collections: { publicNewsletters },
}: Pick<Database, 'collections'>): NewsletterDirectory {
  return {
    async byId(id) {
      const doc = await publicNewsletters.findOne({ _id: id });
      if (doc === null) return null;
      const { _id, ...rest } = doc;
      return NewsletterProfile.parse({ ...rest, id: _id });
    },
  };
}
