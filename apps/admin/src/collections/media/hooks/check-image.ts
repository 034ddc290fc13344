import { createHash } from 'node:crypto';
import { APIError, type CollectionBeforeOperationHook, type PayloadRequest, type Where } from 'payload';
import sharp from 'sharp';
import type { Media } from '../../../payload-types.ts';

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
 * Judges an upload by its bytes, never by its name or the type it claims, and stores it under its content hash. One
 * image is kept once (Payload would call the second one `<hash>-1`, a name the site does not serve), and a stored one
 * is never replaced (Payload would remove the file, which mails that went out still show).
 * @throws APIError 400 when it is too large, too many pixels, no image we print, there already, or in another's place.
 */
export const checkImage: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const file = req.file;
  if ((operation !== 'create' && operation !== 'update') || file === undefined) return args;
  if (file.size > MAX_BYTES || file.data.byteLength > MAX_BYTES) refuse('The image is larger than 5 MB.');
  const kind = await readKind(file.data);
  if (kind === null) refuse('This file is not a JPEG, PNG, WebP or GIF image.');
  file.name = `${createHash('sha256').update(file.data).digest('hex')}.${kind.ending}`;
  file.mimetype = kind.mimeType;
  if (operation === 'update') await refuseReplacement(req, 'id' in args ? args.id : null);
  await refuseTwin(req, file.name);
  return args;
};

/** `id` is null where many are updated at once. */
async function refuseReplacement(req: PayloadRequest, id: unknown): Promise<void> {
  const known = typeof id === 'string' ? await findOne(req, { id: { equals: id } }) : null;
  if (known !== null && !known.filename) return;
  refuse('An image stays as it is: mails that went out show it. Upload the new one as an image of its own.');
}

async function refuseTwin(req: PayloadRequest, filename: string): Promise<void> {
  const twin = await findOne(req, { filename: { equals: filename } });
  if (twin !== null) refuse(`This very image is there already, as “${twin.title}”. Use that entry.`);
}

async function findOne(req: PayloadRequest, where: Where): Promise<Media | null> {
  const { docs } = await req.payload.find({
    collection: 'media',
    where,
    limit: 1,
    pagination: false,
    depth: 0,
    req,
  });
  return docs[0] ?? null;
}

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
