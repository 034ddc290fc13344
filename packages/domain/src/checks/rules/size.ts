import type { Rule } from '../check.ts';

/** Gmail clips HTML over about 102 kB, and the footer with the unsubscribe link goes with it. Bytes. */
export const MAX_HTML_BYTES = 100_000;
/** From here on the next story may be one too many. Bytes. */
export const LARGE_HTML_BYTES = 80_000;

export const size: Rule = ({ rendered: { html } }) => {
  const bytes = new TextEncoder().encode(html).length;
  const kilobytes = Math.ceil(bytes / 1000);
  const message = `The mail is ${kilobytes} kB of HTML; mail programs cut it at 100 kB.`;
  if (bytes > MAX_HTML_BYTES) return [{ code: 'too-large', stops: 'approval', message, at: null }];
  return bytes > LARGE_HTML_BYTES ? [{ code: 'large', stops: 'nothing', message, at: null }] : [];
};
