/** The faces the look is set in: upright and italic of the serif, upright of the sans; Latin, and extended Latin for names. */
const serif = { family: 'Source Serif 4', packageName: '@fontsource-variable/source-serif-4' };
const sans = { family: 'Inter', packageName: '@fontsource-variable/inter' };

const latin =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const latinExt =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF';

export interface FontFace {
  readonly family: string;
  readonly packageName: string;
  /** Name of the file inside the package's `files/`, and of our copy. */
  readonly file: string;
  readonly style: 'normal' | 'italic';
  readonly weights: string;
  readonly unicodeRange: string;
  /** Fetched by nearly every page: named in the head before the style sheet asks for it. */
  readonly preload: boolean;
}

export const fontFaces: readonly FontFace[] = [
  face(serif, 'source-serif-4', 'latin', 'normal', true),
  face(serif, 'source-serif-4', 'latin', 'italic', false),
  face(serif, 'source-serif-4', 'latin-ext', 'normal', false),
  face(serif, 'source-serif-4', 'latin-ext', 'italic', false),
  face(sans, 'inter', 'latin', 'normal', true),
  face(sans, 'inter', 'latin-ext', 'normal', false),
];

/** The `@font-face` rule of a face whose file is served at `url`. */
export function fontFaceRule(fontFace: FontFace, url: string): string {
  return `@font-face{font-family:'${fontFace.family}';font-style:${fontFace.style};font-weight:${fontFace.weights};font-display:swap;src:url('${url}') format('woff2');unicode-range:${fontFace.unicodeRange}}`;
}

function face(
  from: { readonly family: string; readonly packageName: string },
  stem: string,
  subset: 'latin' | 'latin-ext',
  style: 'normal' | 'italic',
  preload: boolean,
): FontFace {
  return {
    ...from,
    file: `${stem}-${subset}-wght-${style}.woff2`,
    style,
    weights: from === serif ? '200 900' : '100 900',
    unicodeRange: subset === 'latin' ? latin : latinExt,
    preload,
  };
}
