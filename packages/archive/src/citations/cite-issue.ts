import type { IssueSummary } from '../read-model.ts';
import type { CslItem } from './csl-item.ts';
import { oneLine } from './one-line.ts';

/** An issue as an article of its newsletter. @param url its public page */
export function citeIssue(
  { slug, number, tagline, date }: Pick<IssueSummary, 'slug' | 'number' | 'tagline' | 'date'>,
  newsletter: { readonly slug: string; readonly name: string; readonly language: string },
  url: string,
): CslItem {
  const [year, month, day] = (date ?? '').split('-').map(Number);
  return {
    id: `${newsletter.slug}-${number ?? slug}`,
    type: 'article-magazine',
    title: oneLine(tagline),
    'container-title': oneLine(newsletter.name),
    ...(number === null ? {} : { issue: String(number) }),
    ...(date === null || year === undefined || month === undefined || day === undefined
      ? {}
      : { issued: { 'date-parts': [[year, month, day]] } }),
    URL: url,
    language: newsletter.language,
  };
}
