import { buffer } from 'node:stream/consumers';
import { defaultTheme } from '@masthead/domain';
import type { PayloadRequest } from 'payload';
import { idOf } from '../../../features/resolve-snapshot/library.ts';
import { mediaStore } from '../../../media-store.ts';

/** A logo on a paper. */
export interface LogoPlace {
  /** The id of its media. */
  readonly logo: string;
  /** `#rrggbb` */
  readonly paper: string;
  readonly scheme: 'light' | 'dark';
}

/** Of a theme as it comes to a hook: whole, in part or not at all. */
interface GivenTheme {
  readonly light?: { readonly paper?: unknown } | null;
  readonly dark?: { readonly paper?: unknown } | null;
  readonly logo?: { readonly light?: unknown; readonly dark?: unknown } | null;
}

/** Where logos would stand; what is not given stays as it was. Without one for dark paper the first stands there, too. */
export function logoPlaces(
  theme: GivenTheme | null | undefined,
  before?: GivenTheme | null,
): readonly LogoPlace[] {
  const paper = (scheme: LogoPlace['scheme']) => {
    const given = theme?.[scheme]?.paper ?? before?.[scheme]?.paper;
    return typeof given === 'string' ? given : defaultTheme[scheme].paper;
  };
  const logo = { ...before?.logo, ...theme?.logo };
  const light = idOf(logo.light);
  if (light === null) return [];
  return [
    { logo: light, paper: paper('light'), scheme: 'light' },
    { logo: idOf(logo.dark) ?? light, paper: paper('dark'), scheme: 'dark' },
  ];
}

/** The bytes of an uploaded picture; null: this entry has none. */
export async function pictureBytes(req: PayloadRequest, id: string): Promise<Buffer | null> {
  const { filename } = await req.payload.findByID({ collection: 'media', id, depth: 0, req });
  if (!filename) return null;
  const file = await (await mediaStore()).open(filename);
  return file === null ? null : buffer(file.content);
}
