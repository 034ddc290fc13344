import { type OwnLanguage, ownLanguageOf } from '@masthead/domain';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Phrases } from './phrases.ts';

export type { Cadence, DigestWords, Phrases } from './phrases.ts';

export const catalogue: Readonly<Record<OwnLanguage, Phrases>> = { en, de, ar };

/** The phrases for a BCP 47 tag; English where we have no translation yet. */
export function phrasesFor(language: string): Phrases {
  return catalogue[ownLanguageOf(language)];
}

/** The direction our own words run in: a letter in Arabic runs from right to left. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return phrasesFor(language) === ar ? 'rtl' : 'ltr';
}
