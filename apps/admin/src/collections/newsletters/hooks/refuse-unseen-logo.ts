import { contrastRatio } from '@masthead/domain';
import { type CollectionBeforeValidateHook, ValidationError } from 'payload';
import sharp from 'sharp';
import { type LogoPlace, logoPlaces, pictureBytes } from './logo-places.ts';

/** WCAG 1.4.11, of a hundredth of the logo at least: thin letters on much ground. */
const LEAST = 3;

/**
 * A logo that cannot be seen on the paper it would stand on is not saved: a dark one on dark paper, say. As with colours,
 * what stands already stays savable.
 */
export const refuseUnseenLogo: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  if (data?.theme === undefined) return data;
  const before = logoPlaces(originalDoc?.theme).map(nameOf);
  const fresh = logoPlaces(data.theme, originalDoc?.theme).filter((place) => !before.includes(nameOf(place)));
  const errors: { path: string; message: string }[] = [];
  for (const place of fresh) {
    const picture = await pictureBytes(req, place.logo);
    const contrast = picture === null ? 1 : await contrastOn(picture, place.paper);
    if (contrast < LEAST)
      errors.push({ path: `theme.logo.${place.scheme}`, message: wordsFor(place, contrast) });
  }
  if (errors.length > 0) throw new ValidationError({ collection: 'newsletters', req, errors });
  return data;
};

function nameOf({ logo, paper, scheme }: LogoPlace): string {
  return `${scheme}/${logo}/${paper}`;
}

/** What all but a hundredth of the picture falls short of, laid on the paper. */
async function contrastOn(picture: Buffer, paper: string): Promise<number> {
  const data = await sharp(picture)
    .resize({ width: 280, height: 80, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: paper })
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  const ratios: number[] = [];
  for (let at = 0; at < data.length; at += 3)
    ratios.push(contrastRatio(`#${data.toString('hex', at, at + 3)}`, paper) ?? 1);
  ratios.sort((a, b) => b - a);
  return ratios[Math.floor(ratios.length / 100)] ?? 1;
}

function wordsFor({ scheme }: LogoPlace, contrast: number): string {
  const rounded = (Math.floor(contrast * 10) / 10).toFixed(1);
  return `The logo on the ${scheme} theme’s paper has a contrast of ${rounded}; ${LEAST} is the least.`;
}
