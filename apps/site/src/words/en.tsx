import { house } from './en/house.tsx';
import { readers } from './en/readers.tsx';
import { reading } from './en/reading.tsx';

/** Everything the site itself says, in English: the catalogue that every other language answers key by key. */
export const en = {
  language: 'en',
  direction: 'ltr' as 'ltr' | 'rtl',
  house: 'Masthead',
  ...house,
  ...reading,
  ...readers,
};

/** The catalogue's type: a key added to English is missing in the other languages until the compiler is content. */
export type SiteWords = typeof en;
