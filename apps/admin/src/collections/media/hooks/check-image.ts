import { createHash } from 'node:crypto';
import { APIError, type CollectionBeforeOperationHook } from 'payload';
import sharp from 'sharp';

const MAX_BYTES = 5 * 1024 * 1024;
const MAX_PIXELS = 25_000_000;

/** What the bytes may say they are → the ending they are stored under. No SVG: it can hold script. */
const formats: Readonly<Record<string, { ending: string; mimeType: string }>> = {
  jpeg: { ending: 'jpg', mimeType: 'image/jpeg' },
  png: { ending: 'png', mimeType: 'image/png' },
  webp: { ending: 'webp', mimeType: 'image/webp' },
  gif: { ending: 'gif', mimeType: 'image/gif' },
};

/**
 * Judges an upload by its bytes, never by its name or the type it claims, and stores it under its content hash.
 * @throws APIError 400 when it is too large, too many pixels, or no image we print.
 */
export const checkImage: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const file = req.file;
  if ((operation !== 'create' && operation !== 'update') || file === undefined) return args;
  if (file.size > MAX_BYTES || file.data.byteLength > MAX_BYTES) refuse('The image is larger than 5 MB.');
  const kind = await readKind(file.data);
  if (kind === null) refuse('This file is not a JPEG, PNG, WebP or GIF image.');
  file.name = `${createHash('sha256').update(file.data).digest('hex')}.${kind.ending}`;
  file.mimetype = kind.mimeType;
  return args;
};

async function readKind(bytes: Buffer): Promise<{ ending: string; mimeType: string } | null> {
  try {
    const { format, width, height, pages } = await sharp(bytes, { limitInputPixels: MAX_PIXELS }).metadata();
    if (width === undefined || height === undefined) return null;
    if (width * height * (pages ?? 1) > MAX_PIXELS) refuse('The image has more than 25 megapixels.');
    return formats[format ?? ''] ?? null;
  } catch (error) {
    if (error instanceof APIError) throw error;
    return null;
  }
}

function refuse(message: string): never {
  throw new APIError(message, 400, undefined, true);
}
