import type { Payload } from 'payload';
import { env } from '../env.ts';
import { newsletterProfile } from '../features/resolve-snapshot/newsletter-profile.ts';
import { readModelWriter } from '../read-model.ts';

/** Publishes a newsletter's profile (`publicNewsletters`): what the site and delivery know of it. May be repeated. */
export async function projectNewsletter(payload: Payload, newsletterId: string): Promise<void> {
  const newsletter = await payload.findByID({
    collection: 'newsletters',
    id: newsletterId,
    depth: 0,
    disableErrors: true,
  });
  if (newsletter === null) return;
  await readModelWriter(payload).upsertNewsletter(newsletterProfile(newsletter, env().SITE_URL));
}
