import type { Rule } from '../check.ts';

/** Gmail clips HTML over about 102 kB, and the footer with the unsubscribe link goes with it. Bytes. */
export const MAX_HTML_BYTES = 100_000;
/** From here on the next story may be one too many. Bytes. */
export const LARGE_HTML_BYTES = 80_000;

export const size: Rule = ({ rendered: { html } }) => {
  const encoded = new TextEncoder().encode(html);
  const kilobytes = Math.ceil(encoded.length / 1000);
  const message = `The mail is ${kilobytes} kB of HTML; mail programs cut it at 100 kB.`;
  if (encoded.length > MAX_HTML_BYTES) {
    return [{ code: 'too-large', stops: 'approval', message: `${message}${cutWords(encoded)}`, at: null }];
  }
  return encoded.length > LARGE_HTML_BYTES ? [{ code: 'large', stops: 'nothing', message, at: null }] : [];
};

/** Where readers would stop: after the last heading that is still whole. */
function cutWords(encoded: Uint8Array): string {
  const kept = new TextDecoder().decode(encoded.slice(0, MAX_HTML_BYTES));
  const heading = [...kept.matchAll(/<h[1-6]\b[^>]*>([\s\S]*?)<\/h[1-6]>/g)].at(-1)?.[1];
  const words = (heading ?? '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? '' : ` The cut would come after “${plain(words)}”.`;
}

function plain(html: string): string {
  const named: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#39': "'",
    '#x27': "'",
  };
  return html.replace(/&(#?\w+);/g, (whole, name: string) => named[name.toLowerCase()] ?? whole);
}
