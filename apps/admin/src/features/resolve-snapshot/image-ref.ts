import type { ImageRef } from '@masthead/domain';
import type { Media } from '../../payload-types.ts';
import { idOf } from './library.ts';

/** Files lie under their content hash and are served by the public site, never by the desk. Null: nobody chose a picture. */
export function imageRef(
  relation: unknown,
  library: ReadonlyMap<string, Media>,
  siteUrl: string,
): ImageRef | null {
  const media = library.get(idOf(relation) ?? '');
  if (!media?.filename || !media.width || !media.height) return null;
  const address = (filename: string) => `${siteUrl}/media/${encodeURIComponent(filename)}`;
  const smaller = smallerOf(media).map(({ filename, width }) => ({ url: address(filename), width }));
  return {
    url: address(media.filename),
    alt: media.alt ?? '',
    width: media.width,
    height: media.height,
    // Left out where there are none: what was approved before there were any is not different now.
    ...(smaller.length === 0 ? {} : { smaller }),
  };
}

/** The sizes Payload made of it (collections/media/image-sizes.ts), narrowest first. */
function smallerOf({ sizes }: Media): readonly { readonly filename: string; readonly width: number }[] {
  return Object.values(sizes ?? {})
    .flatMap((size) => (size?.filename && size.width ? [{ filename: size.filename, width: size.width }] : []))
    .sort((a, b) => a.width - b.width);
}
