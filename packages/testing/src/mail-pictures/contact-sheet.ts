import sharp, { type OverlayOptions } from 'sharp';
import { keptVariants, type MailPicture } from './take-mails.ts';

const cell = { width: 300, height: 420, gap: 24, label: 26 };

/** One picture with the top of every mail, a row a mail and a column a dress; WebP. */
export async function contactSheet(pictures: readonly MailPicture[]): Promise<Buffer> {
  const mails = [...new Set(pictures.map(({ mail }) => mail))];
  const tiles = await Promise.all(pictures.map((picture) => tileOf(picture, mails.indexOf(picture.mail))));
  return sharp({
    create: {
      width: keptVariants.length * (cell.width + cell.gap) + cell.gap,
      height: mails.length * (cell.height + cell.label + cell.gap) + cell.gap,
      channels: 3,
      background: '#d9d6cf',
    },
  })
    .composite(tiles.flat())
    .webp({ quality: 82 })
    .toBuffer();
}

async function tileOf(picture: MailPicture, row: number): Promise<OverlayOptions[]> {
  const left = cell.gap + keptVariants.indexOf(picture.variant) * (cell.width + cell.gap);
  const top = cell.gap + row * (cell.height + cell.label + cell.gap);
  const fitted = await sharp(picture.png).resize({ width: cell.width }).toBuffer({ resolveWithObject: true });
  const height = Math.min(cell.height, fitted.info.height);
  const input = await sharp(fitted.data).extract({ left: 0, top: 0, width: cell.width, height }).toBuffer();
  const label = `<svg xmlns="http://www.w3.org/2000/svg" width="${cell.width}" height="${cell.label}"><text x="0" y="18" font-family="sans-serif" font-size="14" fill="#1d1c1a">${picture.mail} · ${picture.variant}</text></svg>`;
  return [
    { input: Buffer.from(label), left, top },
    { input, left, top: top + cell.label },
  ];
}
