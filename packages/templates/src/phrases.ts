/** Our own words in mails and on pages, one object a language; content is never in here. */
export interface Phrases {
  readonly minutes: (count: number) => string;
  readonly inThisIssue: string;
  readonly previouslyIn: (number: number | null) => string;
  readonly allWeSaid: string;
  readonly sponsor: string;
  readonly viewInBrowser: string;
  readonly unsubscribe: string;
  readonly preferences: string;
  readonly whyYouGetThis: (newsletter: string) => string;
}

const en: Phrases = {
  minutes: (count) => `${count} min`,
  inThisIssue: 'In this issue',
  previouslyIn: (number) => (number === null ? 'Previously' : `Previously in №${number}`),
  allWeSaid: 'all we said',
  sponsor: 'Sponsor',
  viewInBrowser: 'View in browser',
  unsubscribe: 'Unsubscribe',
  preferences: 'Preferences',
  whyYouGetThis: (newsletter) => `You get this because you signed up for ${newsletter} and confirmed it.`,
};

const catalogue: Readonly<Record<string, Phrases>> = { en };

/** The phrases for a BCP 47 tag; English where we have no translation yet. */
export function phrasesFor(language: string): Phrases {
  return catalogue[language.toLowerCase().split('-')[0] ?? 'en'] ?? en;
}
