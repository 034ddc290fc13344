import type { ImageSize } from 'payload';

/** A phone, a column of text, and the column on a screen of two pixels each (in pixels of the file). */
const widths = [480, 800, 1360];

/**
 * What the site offers browsers beside the upload itself: WebP, never larger than the original, under its content hash.
 * Mails and feeds show the original.
 */
export const imageSizes: ImageSize[] = widths.map((width) => ({
  name: `w${width}`,
  width,
  formatOptions: { format: 'webp', options: { quality: 80 } },
  generateImageName: ({ originalName, extension }) => `${originalName}-${width}.${extension}`,
  admin: { disableGroupBy: true, disableListColumn: true, disableListFilter: true },
}));
