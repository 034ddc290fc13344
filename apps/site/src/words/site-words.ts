import { type OwnLanguage, ownLanguageOf } from '@masthead/domain';
import { createContext, useContext } from 'react';
import { ar } from './ar.tsx';
import { de } from './de.tsx';
import { en, type SiteWords } from './en.tsx';

export type { SiteWords } from './en.tsx';

export const siteCatalogue: Readonly<Record<OwnLanguage, SiteWords>> = { en, de, ar };

/** The words for a BCP 47 tag; English where nobody has translated yet. */
export function siteWords(language: string): SiteWords {
  return siteCatalogue[ownLanguageOf(language)];
}

/** Set by the layout for everything drawn inside it; a page's own component, which draws the layout, takes `frame.words`. */
export const WordsContext = createContext<SiteWords>(en);

/** The words of the page that this component stands on. */
export function useWords(): SiteWords {
  return useContext(WordsContext);
}
