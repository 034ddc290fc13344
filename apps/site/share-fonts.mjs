// Letters beyond Latin for share images, as TrueType of one weight: the drawing library reads neither WOFF2 nor a
// variable face's weights. The small ones lie in assets/fonts/share (fonts.mjs); the Japanese ones, 8 MB, a build cuts.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);

/** By the name that src/share/share-fonts.ts finds them under. */
const small = {
  greek: ['@fontsource-variable/source-serif-4', 'source-serif-4-greek-wght-normal.woff2'],
  cyrillic: ['@fontsource-variable/source-serif-4', 'source-serif-4-cyrillic-wght-normal.woff2'],
  'cyrillic-ext': ['@fontsource-variable/source-serif-4', 'source-serif-4-cyrillic-ext-wght-normal.woff2'],
  arabic: ['@fontsource-variable/noto-naskh-arabic', 'noto-naskh-arabic-arabic-wght-normal.woff2'],
  hebrew: ['@fontsource-variable/noto-serif-hebrew', 'noto-serif-hebrew-hebrew-wght-normal.woff2'],
};
const japanese = '@fontsource-variable/noto-serif-jp';

/** @param {string} folder made if need be */
export async function cutSmallShareFonts(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [name, [packageName, file]] of Object.entries(small))
    await cut(join(filesOf(packageName), file), join(folder, `${name}.ttf`));
}

/** The package holds the letters in some hundred slices. @param {string} folder made if need be */
export async function cutJapaneseShareFonts(folder) {
  mkdirSync(folder, { recursive: true });
  const files = filesOf(japanese);
  for (const file of readdirSync(files)) {
    const slice = /^noto-serif-jp-(\d+)-wght-normal\.woff2$/.exec(file)?.[1];
    if (slice !== undefined) await cut(join(files, file), join(folder, `japanese-${slice}.ttf`));
  }
}

function filesOf(packageName) {
  return join(dirname(require.resolve(`${packageName}/package.json`)), 'files');
}

async function cut(from, to) {
  const font = await subsetFont(readFileSync(from), undefined, {
    targetFormat: 'truetype',
    keepAllGlyphs: true,
    variationAxes: { wght: 600 },
  });
  writeFileSync(to, font);
}
