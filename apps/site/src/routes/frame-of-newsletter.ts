import type { PublicEntry } from '@masthead/archive';
import type { NewsletterProfile } from '@masthead/domain';
import type { SiteContext } from '../http/site-context.ts';
import type { Frame } from '../pages/layout.tsx';

/** The frame of the newsletter a token speaks of; of the first one when it speaks of none. */
export async function frameOfNewsletter(site: SiteContext, newsletterId: string | null): Promise<Frame> {
  const newsletters = await site.deps.archive.newsletters();
  return site.frame(newsletters.find(({ id }) => id === newsletterId) ?? newsletters[0] ?? null);
}

/** Whose page these are: the house's first newsletter where it spoke of any of them, else the one that spoke last. */
export function newsletterOf(
  entries: readonly PublicEntry[],
  newsletters: readonly NewsletterProfile[],
): NewsletterProfile | null {
  const [house = null] = newsletters;
  const mentions = entries.flatMap((entry) => entry.mentions);
  if (mentions.some(({ newsletterId }) => newsletterId === undefined || newsletterId === house?.id))
    return house;
  const [newest] = [...mentions].sort(
    (a, b) => (b.publicFrom?.getTime() ?? 0) - (a.publicFrom?.getTime() ?? 0),
  );
  return newsletters.find(({ id }) => id === newest?.newsletterId) ?? house;
}
