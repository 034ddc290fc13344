import type { SiteContext } from '../http/site-context.ts';
import type { Frame } from '../pages/layout.tsx';

/** The frame of the newsletter a token speaks of; of the first one when it speaks of none. */
export async function frameOfNewsletter(site: SiteContext, newsletterId: string | null): Promise<Frame> {
  const newsletters = await site.deps.archive.newsletters();
  return site.frame(newsletters.find(({ id }) => id === newsletterId) ?? newsletters[0] ?? null);
}
