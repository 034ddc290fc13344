import { Slug } from '@masthead/domain';
import type { TextField } from 'payload';

/** Any text → a slug: "Café №12, v2.0" → "cafe-12-v2-0". Empty when nothing of it can stand in an address. */
export function slugify(text: string, maxLength = 80): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, maxLength)
    .replace(/^-+|-+$/g, '');
}

/** The web address of a thing. Made from its title when it is first saved, then left alone. */
export function slugField(description: string): TextField {
  return {
    name: 'slug',
    type: 'text',
    unique: true,
    index: true,
    admin: { position: 'sidebar', description },
    validate: (value: unknown) =>
      value === null ||
      value === undefined ||
      value === '' ||
      Slug.safeParse(value).success ||
      'Lower-case letters, digits and single dashes',
  };
}
