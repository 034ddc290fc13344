import type { NewsletterProfile } from '@masthead/domain';

/** What delivery needs to know of a newsletter; the desk publishes it (collection `publicNewsletters`, written by admin's projection). */
export interface NewsletterDirectory {
  byId(id: string): Promise<NewsletterProfile | null>;
}

/** Every newsletter that the desk publishes. */
export interface NewsletterList {
  all(): Promise<readonly NewsletterProfile[]>;
}
