import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Letters that Source Serif 4 and Inter have in their Latin files; digits and marks stand in any script. */
const latin =
  /[\p{Script=Latin}\p{Nd}\p{P}\p{Zs}\p{M}\u2116\u2190-\u2193\u2066-\u2069\u200c-\u200f+<=>^`|~$€£¥©®°±×÷™]/u;

/** Scripts with files of their own in `share/`, by the word those begin with (share-fonts.mjs cuts them). */
const others = [
  { name: 'greek', letters: /\p{Script=Greek}/u },
  { name: 'cyrillic', letters: /\p{Script=Cyrillic}/u },
  { name: 'arabic', letters: /\p{Script=Arabic}/u },
  { name: 'hebrew', letters: /\p{Script=Hebrew}/u },
  {
    name: 'japanese',
    letters: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u30ff\uff00-\uffef]/u,
  },
] as const;

export interface ShareFonts {
  /** TrueType files of ours with letters of these words. */
  readonly fontFiles: string[];
  /** Some letter is in none of them: the machine's own fonts may have it. Reading those takes a moment. */
  readonly loadSystemFonts: boolean;
}

/** @param folder assets/fonts; run from source, there are no Japanese files in it */
export function makeShareFonts(folder: string): (words: string) => ShareFonts {
  const faces = ['share-serif.ttf', 'share-serif-ext.ttf', 'share-sans.ttf'].map((file) =>
    join(folder, file),
  );
  const share = join(folder, 'share');
  const cut = existsSync(share) ? readdirSync(share).filter((file) => file.endsWith('.ttf')) : [];
  const scripts = others
    .map(({ name, letters }) => ({
      letters,
      files: cut.filter((file) => file.startsWith(name)).map((file) => join(share, file)),
    }))
    .filter(({ files }) => files.length > 0);
  return (words) => {
    const needed = scripts.filter(({ letters }) => letters.test(words));
    return {
      fontFiles: [...faces, ...needed.flatMap(({ files }) => files)],
      loadSystemFonts: [...words].some(
        (letter) => !latin.test(letter) && !needed.some(({ letters }) => letters.test(letter)),
      ),
    };
  };
}
