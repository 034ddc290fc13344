import type { NewsletterProfile } from '@masthead/domain';

/** On one line: it is typed as on an envelope. */
export function postalAddress({ postalAddress }: Pick<NewsletterProfile, 'postalAddress'>): string {
  return postalAddress
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(', ');
}
