import type { DraftItem } from '@masthead/domain';
import type { Media } from '../../payload-types.ts';

type Named = Pick<DraftItem, 'title' | 'byline' | 'commentary'>;

/** What its own words call it; `recording`, for which no word is printed, when they do not say. */
export function mediumOf({ title, byline, commentary }: Named): Exclude<Media['kind'], 'image'> {
  const words = `${title} ${byline} ${commentary}`;
  if (/\b(podcast|episode|ep\.)/i.test(words)) return 'podcast';
  if (/\b(video|youtube)\b/i.test(words)) return 'video';
  return /\b(talk|keynote|lecture|seminar)\b/i.test(words) ? 'talk' : 'recording';
}
