/**
 * The faces the look is set in: upright and italic of the serif, upright of the sans. What nearly every page shows is
 * cut out of them into small files of our own (fonts.mjs); the rest of Latin comes from the packages' files, which a
 * browser loads only for a page that holds one of their letters.
 */
export interface FontFace {
  readonly family: string;
  /** Name of our copy. */
  readonly file: string;
  /** The package whose `files/` holds it; null: it lies in assets/fonts. */
  readonly packageName: string | null;
  readonly style: 'normal' | 'italic';
  readonly weights: string;
  readonly unicodeRange: string;
  /** Fetched by nearly every page: named in the head before the style sheet asks for it. */
  readonly preload: boolean;
}

/** The same ranges as in fonts.mjs. */
const core =
  'U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+0160-0161,U+0178,U+017D-017E,U+2009-2014,U+2018-201E,U+2020-2022,U+2026,U+202F-2030,U+2039-203A,U+20AC,U+2116,U+2122,U+2190-2193,U+2212';
/** What the packages call Latin, without the core. */
const latin = 'U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-2008,U+2044,U+2215,U+FEFF,U+FFFD';
const latinExt =
  'U+0100-0130,U+0132-0151,U+0154-015F,U+0162-0177,U+0179-017C,U+017F-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF';

const serif = {
  family: 'Source Serif 4',
  packageName: '@fontsource-variable/source-serif-4',
  weights: '200 900',
};
const sans = { family: 'Inter', packageName: '@fontsource-variable/inter', weights: '100 900' };

export const fontFaces: readonly FontFace[] = [
  cut({ ...serif, file: 'serif.woff2', style: 'normal', weights: '400 650', preload: true }),
  cut({ ...serif, file: 'serif-italic.woff2', style: 'italic', weights: '400 650', preload: false }),
  cut({ ...sans, file: 'sans.woff2', style: 'normal', weights: '400 600', preload: true }),
  ...(['normal', 'italic'] as const).flatMap((style) => [
    rest(serif, `source-serif-4-latin-wght-${style}.woff2`, style, latin),
    rest(serif, `source-serif-4-latin-ext-wght-${style}.woff2`, style, latinExt),
  ]),
  rest(sans, 'inter-latin-wght-normal.woff2', 'normal', latin),
  rest(sans, 'inter-latin-ext-wght-normal.woff2', 'normal', latinExt),
];

/** The `@font-face` rule of a face whose file is served at `url`. */
export function fontFaceRule(fontFace: FontFace, url: string): string {
  return `@font-face{font-family:'${fontFace.family}';font-style:${fontFace.style};font-weight:${fontFace.weights};font-display:swap;src:url('${url}') format('woff2');unicode-range:${fontFace.unicodeRange}}`;
}

function cut(face: Omit<FontFace, 'packageName' | 'unicodeRange'>): FontFace {
  return { ...face, packageName: null, unicodeRange: core };
}

function rest(
  from: { readonly family: string; readonly packageName: string; readonly weights: string },
  file: string,
  style: 'normal' | 'italic',
  unicodeRange: string,
): FontFace {
  return { ...from, file, style, unicodeRange, preload: false };
}
