import { house } from './de/house.tsx';
import { readers } from './de/readers.tsx';
import { reading } from './de/reading.tsx';
import type { SiteWords } from './en.tsx';

export const de: SiteWords = {
  language: 'de',
  direction: 'ltr',
  house: 'Masthead',
  ...house,
  ...reading,
  ...readers,
};
