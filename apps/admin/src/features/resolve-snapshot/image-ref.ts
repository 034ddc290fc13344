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
  return {
    url: `${siteUrl}/media/${encodeURIComponent(media.filename)}`,
    alt: media.alt ?? '',
    width: media.width,
    height: media.height,
  };
}
