import { defaultTheme, NewsletterProfile, type Theme } from '@masthead/domain';
import type { Media, Newsletter } from '../../payload-types.ts';
import { imageRef } from './image-ref.ts';
import { idOf } from './library.ts';

/** A newsletter as the desk keeps it → as mails, pages and delivery know it. @throws ZodError when it is not complete */
export function newsletterProfile(
  newsletter: Newsletter,
  siteUrl: string,
  /** With the logo's pictures in it; others are not looked at. */
  media: ReadonlyMap<string, Media>,
): NewsletterProfile {
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
      fonts: { text: theme?.fonts?.text ?? 'serif', labels: theme?.fonts?.labels ?? 'sans' },
      logo: logoOf(newsletter, siteUrl, media),
    },
  });
}

/** The ids of the pictures that a newsletter's profile needs. */
export function logoIds({ theme }: Newsletter): readonly string[] {
  return [theme?.logo?.light, theme?.logo?.dark, theme?.logo?.onPaper].flatMap(
    (relation) => idOf(relation) ?? [],
  );
}

function logoOf(
  { name, theme }: Newsletter,
  siteUrl: string,
  media: ReadonlyMap<string, Media>,
): NonNullable<Theme['logo']> | null {
  const picture = (relation: unknown) => {
    const ref = imageRef(relation, media, siteUrl);
    return ref === null ? null : { ...ref, alt: name };
  };
  const light = picture(theme?.logo?.light);
  if (light === null) return null;
  const onPaper = picture(theme?.logo?.onPaper);
  return { light, dark: picture(theme?.logo?.dark), ...(onPaper === null ? {} : { onPaper }) };
}
