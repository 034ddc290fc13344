import { defaultTheme, NewsletterProfile } from '@masthead/domain';
import type { Newsletter } from '../../payload-types.ts';

/** A newsletter as the desk keeps it → as mails, pages and delivery know it. @throws ZodError when it is not complete */
export function newsletterProfile(newsletter: Newsletter, siteUrl: string): NewsletterProfile {
  const { slot, theme } = newsletter;
  return NewsletterProfile.parse({
    id: newsletter.id,
    slug: newsletter.slug,
    name: newsletter.name,
    description: newsletter.description ?? '',
    sender: { name: newsletter.sender.name, address: newsletter.sender.address },
    replyTo: newsletter.replyTo || null,
    postalAddress: newsletter.postalAddress ?? '',
    siteUrl,
    language: newsletter.language,
    timeZone: newsletter.timeZone,
    slot: slot?.weekday && slot.time ? { weekday: slot.weekday, time: slot.time } : null,
    theme: {
      light: { ...defaultTheme.light, ...theme?.light },
      dark: { ...defaultTheme.dark, ...theme?.dark },
      radiusPx: theme?.radiusPx ?? defaultTheme.radiusPx,
    },
  });
}
