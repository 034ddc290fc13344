import { renderAsync } from '@resvg/resvg-js';
import { makeShareFonts } from './share-fonts.ts';
import { type ShareWords, shareSvg } from './share-svg.ts';

/** Draws an issue's share image as PNG. */
export type DrawShareImage = (words: ShareWords) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * One image at a time, beside the thread that answers: drawing takes some 50 ms, and an issue's is drawn once a change.
 * @param folder assets/fonts, with the TrueType files that fonts.mjs and a build cut.
 */
export function makeDrawShareImage(folder: string): DrawShareImage {
  const fontsFor = makeShareFonts(folder);
  let last: Promise<unknown> = Promise.resolve();
  return (words) => {
    const drawn = last.then(async () => {
      const fonts = fontsFor(words.wordmark + words.tagline + words.facts);
      const font = { ...fonts, defaultFontFamily: 'Source Serif 4' };
      const image = await renderAsync(shareSvg(words), { font, logLevel: 'off' });
      return new Uint8Array(image.asPng());
    });
    last = drawn.catch(() => undefined);
    return drawn;
  };
}
