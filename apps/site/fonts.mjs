// npm run fonts -w @masthead/site: cuts the fonts that nearly every page loads down to what nearly every page shows,
// and writes them into assets/fonts. The same letters as TrueType, at one weight, are what share images are drawn with. The rest of each face stays in its own file, loaded where a page needs it
// (src/assets/font-faces.ts says which letters come from where). Run again after a font package was updated.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import { cutSmallShareFonts } from './share-fonts.mjs';

const require = createRequire(import.meta.url);
const folder = `${import.meta.dirname}/assets/fonts`;
mkdirSync(folder, { recursive: true });

/** Basic Latin, Latin-1, and what typographers add: the same ranges as `core` in font-faces.ts. */
const core = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x160, 0x161],
  [0x178, 0x178],
  [0x17d, 0x17e],
  [0x2009, 0x2014],
  [0x2018, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x202f, 0x2030],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
];
const text = core
  .flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, step) => String.fromCodePoint(from + step)),
  )
  .join('');

for (const [name, file, wght] of [
  [
    'serif',
    '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
    { min: 400, max: 650 },
  ],
  // Italic words are titles and stresses of the text's own weight.
  ['serif-italic', '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2', 400],
  ['sans', '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', { min: 400, max: 600 }],
]) {
  const cut = await subsetFont(readFileSync(require.resolve(file)), text, {
    targetFormat: 'woff2',
    variationAxes: { wght },
    // What the pages use: kerning, ligatures, marks in their place, tabular figures, Inter's l with a tail.
    keepFeatures: ['kern', 'liga', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum', 'cv05'],
  });
  writeFileSync(`${folder}/${name}.woff2`, cut);
  console.log(`${name}.woff2 ${cut.byteLength} bytes`);
}

for (const [name, file, wght] of [
  ['share-serif', '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2', 600],
  [
    'share-serif-ext',
    '@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2',
    600,
  ],
  ['share-sans', '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', 500],
]) {
  const cut = await subsetFont(readFileSync(require.resolve(file)), undefined, {
    targetFormat: 'truetype',
    keepAllGlyphs: true,
    variationAxes: { wght },
    keepFeatures: ['kern', 'liga', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum'],
  });
  writeFileSync(`${folder}/${name}.ttf`, cut);
  console.log(`${name}.ttf ${cut.byteLength} bytes`);
}
await cutSmallShareFonts(`${folder}/share`);
