import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/**
 * The faces that pictures are set in, from font packages of fixed versions: no machine's own fonts, so that two machines
 * draw the same. Each sheet parts its letters by `unicode-range`; a family that has no letter hands on to the next one.
 */
const sheets = {
  'P-Serif': [
    '@fontsource-variable/source-serif-4/wght.css',
    '@fontsource-variable/source-serif-4/wght-italic.css',
  ],
  'P-Sans': ['@fontsource-variable/inter/wght.css', '@fontsource-variable/inter/wght-italic.css'],
  'P-Mono': ['@fontsource-variable/source-code-pro/wght.css'],
  'P-Arabic': ['@fontsource-variable/noto-naskh-arabic/wght.css'],
  'P-Hebrew': ['@fontsource-variable/noto-serif-hebrew/wght.css'],
  'P-Japanese': ['@fontsource-variable/noto-serif-jp/wght.css'],
  'P-Emoji': ['twemoji-colr-font/twemoji.css'],
} as const;
type Family = keyof typeof sheets;

/** What stands for the first name of each of our stacks; other scripts follow in one order. */
const scripts = 'P-Arabic,P-Hebrew,P-Japanese,P-Emoji';
const stacks: readonly (readonly [wanted: string, family: Family])[] = [
  ['Georgia,', 'P-Serif'],
  ['-apple-system,', 'P-Sans'],
  ['Menlo,', 'P-Mono'],
];

const require = createRequire(import.meta.url);
const files = new Map<string, string>();

/** Every face, its files under `host/fonts/`. */
export function fontFaces(host: string): string {
  return (Object.keys(sheets) as Family[])
    .flatMap((family) => sheets[family].map((sheet) => facesOf(sheet, family, host)))
    .join('\n');
}

/** A file that one of the faces names, by the path it is served under; null: not one of them. */
export function fontFile(pathname: string): Buffer | null {
  const file = files.get(basename(pathname));
  return pathname.startsWith('/fonts/') && file !== undefined ? readFileSync(file) : null;
}

/** A style sheet or mail whose stacks begin with our faces. */
export function withPictureFonts(html: string): string {
  return stacks.reduce(
    (set, [wanted, family]) => set.replaceAll(wanted, `${family},${scripts},${wanted}`),
    html,
  );
}

/** A drawing shown as a picture loads nothing: the faces of Latin letters are put into it. */
export function drawingWithFonts(svg: string): string {
  const face = (family: Family, file: string) =>
    `@font-face{font-family:${family};font-weight:200 900;src:url(data:font/woff2;base64,${readFileSync(require.resolve(file)).toString('base64')})}`;
  const style = `<style>${[
    face('P-Serif', '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2'),
    face('P-Sans', '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
  ].join('')}</style>`;
  return withPictureFonts(svg).replace(/(<svg[^>]*>)/, `$1${style}`);
}

function facesOf(sheet: string, family: Family, host: string): string {
  const path = require.resolve(sheet);
  return readFileSync(path, 'utf8')
    .replace(/font-family: ['"][^'"]+['"]/g, `font-family: '${family}'`)
    .replace(/font-display: swap/g, 'font-display: block')
    .replace(/src: url\(["']?([^)"']+\.woff2)["']?\)[^;]*;/g, (_, named: string) => {
      const name = basename(named);
      files.set(name, join(dirname(path), named));
      return `src: url(${host}/fonts/${name}) format('woff2');`;
    });
}
