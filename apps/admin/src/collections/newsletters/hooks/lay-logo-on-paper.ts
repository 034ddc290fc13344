import { createHash } from 'node:crypto';
import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload';
import sharp from 'sharp';
import type { Newsletter } from '../../../payload-types.ts';
import { type LogoPlace, logoPlaces, pictureBytes } from './logo-places.ts';

/**
 * Keeps a picture of the logo on the newsletter's paper, for mails: programs that darken mails by themselves leave
 * pictures alone, so that dark letters on nothing would stand on dark paper. One without holes is its own.
 */
export const layLogoOnPaper: CollectionBeforeChangeHook<Newsletter> = async ({ data, originalDoc, req }) => {
  if (data.theme === undefined) return data;
  const place = logoPlaces(data.theme, originalDoc?.theme).find(({ scheme }) => scheme === 'light');
  const onPaper = place === undefined ? null : await pictureOnPaper(req, place, data.name ?? 'newsletter');
  return { ...data, theme: { ...data.theme, logo: { ...data.theme.logo, onPaper } } };
};

async function pictureOnPaper(req: PayloadRequest, place: LogoPlace, name: string): Promise<string | null> {
  const picture = await pictureBytes(req, place.logo);
  if (picture === null || (await sharp(picture).stats()).isOpaque) return null;
  const data = await sharp(picture).flatten({ background: place.paper }).png().toBuffer();
  const filename = `${createHash('sha256').update(data).digest('hex')}.png`;
  const { docs } = await req.payload.find({
    collection: 'media',
    where: { filename: { equals: filename } },
    limit: 1,
    pagination: false,
    depth: 0,
    req,
  });
  if (docs[0] !== undefined) return docs[0].id;
  const made = await req.payload.create({
    collection: 'media',
    data: { kind: 'image', title: `Logo of ${name} on ${place.paper}, for mails`, alt: name },
    file: { data, mimetype: 'image/png', name: filename, size: data.byteLength },
    // Of the request only what keeps both in one transaction: a file put on the request itself would stay there.
    req: { ...(req.transactionID === undefined ? {} : { transactionID: req.transactionID }), user: req.user },
  });
  return made.id;
}
