import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { type ShareWords, shareSvg } from './share-svg.ts';

/** Draws an issue's share image as PNG. */
export type DrawShareImage = (words: ShareWords) => Promise<Uint8Array<ArrayBuffer>>;

/** Letters that our own fonts have. For any other the machine's fonts are read too, which takes a moment. */
const ours = /^[\p{Script=Latin}\p{N}\p{P}\p{Zs}\p{M}\u2116\u2190-\u2193+<=>^`|~$€£¥©®°±×÷™]*$/u;

/**
 * One image at a time, beside the thread that answers: drawing takes some 50 ms, and an issue's is drawn once a change.
 * @param folder assets/fonts, with the TrueType files that fonts.mjs cuts.
 */
export function makeDrawShareImage(folder: string): DrawShareImage {
  const fontFiles = ['share-serif.ttf', 'share-serif-ext.ttf', 'share-sans.ttf'].map((file) =>
    join(folder, file),
  );
  let last: Promise<unknown> = Promise.resolve();
  return (words) => {
    const drawn = last.then(async () => {
      const isOurs = ours.test(words.wordmark + words.tagline + words.facts);
      const font = { fontFiles, loadSystemFonts: !isOurs, defaultFontFamily: 'Source Serif 4' };
      const image = await renderAsync(shareSvg(words), { font, logLevel: 'off' });
      return new Uint8Array(image.asPng());
    });
    last = drawn.catch(() => undefined);
    return drawn;
  };
}
