/** The languages we have words of our own in, by BCP 47 primary subtag. Every catalogue holds each of them. */
export const ownLanguages = ['en', 'de', 'ar'] as const;
export type OwnLanguage = (typeof ownLanguages)[number];

/** The one of them for a BCP 47 tag; English where nobody has translated yet. */
export function ownLanguageOf(tag: string): OwnLanguage {
  const primary = tag.toLowerCase().split('-')[0];
  return ownLanguages.find((one) => one === primary) ?? 'en';
}
