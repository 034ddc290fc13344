import { fitText, roughWidth } from './wrap-lines.ts';

export interface ShareWords {
  readonly wordmark: string;
  /** "No. 12 · 22 November 2026": the sign № is in neither face, nor in many a system's. */
  readonly facts: string;
  readonly tagline: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly colours: {
    readonly paper: string;
    readonly ink: string;
    readonly secondary: string;
    readonly rule: string;
    readonly accent: string;
  };
}

/** What every network shows whole (1.91 to 1). */
export const shareSize = { width: 1200, height: 630 } as const;

const margin = 88;
const sizes = [
  { px: 92, lines: 3 },
  { px: 72, lines: 4 },
  { px: 58, lines: 5 },
  { px: 48, lines: 6 },
];
const leading = 1.16;
/** Between the rule and the accent. */
const room = { top: 160, bottom: 512 } as const;

/** Wordmark and rule above, the tagline large, number and date below: the look of an issue's first screen, on its paper. */
export function shareSvg(words: ShareWords): string {
  const { wordmark, facts, tagline, language, direction, colours } = words;
  const { width, height } = shareSize;
  const inner = width - 2 * margin;
  const { px, lines } = fitText(tagline, inner, sizes, language);
  const isRtl = direction === 'rtl';
  const x = isRtl ? width - margin : margin;
  const anchor = isRtl ? 'end' : 'start';
  const blockHeight = lines.length * px * leading;
  const top = room.top + (room.bottom - room.top - blockHeight) / 2;
  const text = (y: number, size: number, face: string, colour: string, content: string) =>
    `<text x="${x}" y="${y.toFixed(1)}" font-size="${size}" ${face} fill="${colourOf(colour)}" text-anchor="${anchor}">${isRtl ? turned(escaped(content)) : escaped(content)}</text>`;
  const serif = `font-family="${serifs}" font-weight="600"`;
  const sans = `font-family="${sansSerifs}" font-weight="500"`;
  const markPx = Math.min(38, (inner / Math.max(roughWidth(wordmark), 1)) * 0.9);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" xml:lang="${escaped(language)}">`,
    `<rect width="${width}" height="${height}" fill="${colourOf(colours.paper)}"/>`,
    text(104, markPx, serif, colours.ink, wordmark),
    `<rect x="${margin}" y="134" width="${inner}" height="2" fill="${colourOf(colours.rule)}"/>`,
    ...lines.map((line, at) => text(top + px * (0.86 + at * leading), px, serif, colours.ink, line)),
    `<rect x="${isRtl ? width - margin - 56 : margin}" y="532" width="56" height="4" fill="${colourOf(colours.accent)}"/>`,
    text(578, 28, sans, colours.secondary, facts),
    '</svg>',
  ].join('');
}

const serifs =
  "'Source Serif 4', 'Noto Serif CJK SC', 'Noto Serif', 'Noto Naskh Arabic', 'Noto Sans Arabic', serif";
const sansSerifs = "Inter, 'Noto Sans', 'Noto Sans CJK SC', 'Noto Sans Arabic', sans-serif";

/** Else the drawing library takes a line for one from left to right: a comma at its end would stand before its first word. */
function turned(text: string): string {
  return `\u2067${text}\u2069`;
}

/** A theme's colour, or black: nothing else gets into an attribute. */
function colourOf(colour: string): string {
  return /^#[0-9a-f]{3,8}$/i.test(colour) ? colour : '#1d1c1a';
}

/** Text for an element or a double-quoted attribute; characters that XML 1.0 forbids are dropped. */
function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
