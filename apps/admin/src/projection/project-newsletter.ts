import type { Payload } from 'payload';
import { delivery } from '../delivery.ts';
import { env } from '../env.ts';
import { logoIds, newsletterProfile } from '../features/resolve-snapshot/newsletter-profile.ts';
import { signupSettingsOf } from '../features/subscribers/signup-settings-of.ts';
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
  // First the settings: the site must not show a topic that delivery does not know yet.
  await (await delivery()).signupSettings.put(newsletterId, await signupSettingsOf(payload, newsletter));
  const { docs } = await payload.find({
    collection: 'media',
    where: { id: { in: [...logoIds(newsletter)] } },
    depth: 0,
    pagination: false,
  });
  const logos = new Map(docs.map((doc) => [doc.id, doc]));
  await readModelWriter(payload).upsertNewsletter(newsletterProfile(newsletter, env().SITE_URL, logos));
}
