import pixelmatch from 'pixelmatch';
import sharp from 'sharp';

/** How two pictures differ: not at all in size, and in this share of their pixels. */
export interface Difference {
  readonly sizes: readonly [string, string];
  /** 0 … 1; 1 when the sizes differ. */
  readonly share: number;
}

/** Compares two encoded pictures pixel by pixel; antialiased edges do not count (pixelmatch's YIQ distance, threshold 0.1). */
export async function comparePictures(kept: Buffer, taken: Buffer): Promise<Difference> {
  const [a, b] = await Promise.all([decode(kept), decode(taken)]);
  const sizes = [`${a.width}×${a.height}`, `${b.width}×${b.height}`] as const;
  if (sizes[0] !== sizes[1]) return { sizes, share: 1 };
  const differing = pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.1 });
  return { sizes, share: differing / (a.width * a.height) };
}

async function decode(picture: Buffer) {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
