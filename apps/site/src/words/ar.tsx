import { house } from './ar/house.tsx';
import { readers } from './ar/readers.tsx';
import { reading } from './ar/reading.tsx';
import type { SiteWords } from './en.tsx';

export const ar: SiteWords = {
  language: 'ar',
  direction: 'rtl',
  house: 'Masthead',
  ...house,
  ...reading,
  ...readers,
};
