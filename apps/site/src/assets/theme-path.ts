import { createHash } from 'node:crypto';
import type { NewsletterProfile } from '@masthead/domain';
import { themeCss } from '@masthead/templates/web';

/** Where a newsletter's own colours are served; null when it prints in the house's. The hash names the content. */
export function themePath({ slug, theme }: Pick<NewsletterProfile, 'slug' | 'theme'>): string | null {
  const css = themeCss(theme);
  if (css === themeCss()) return null;
  return `/themes/${slug}.${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`;
}
