import { z } from 'zod';

/** A MongoDB ObjectId as it travels between rooms: 24 lower-case hex digits, never a driver object. */
export const HexId = z.string().regex(/^[0-9a-f]{24}$/, 'an id of 24 hex digits');
export type HexId = z.infer<typeof HexId>;

/** A SHA-256 in lower-case hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex');
export type Sha256 = z.infer<typeof Sha256>;

/** The part of a web address that names a thing: lower case, digits, single dashes. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a slug of lower-case letters, digits and dashes');
export type Slug = z.infer<typeof Slug>;

/** A link that may be printed: http, https or mailto and nothing else (reference: threats, "HTML injection"). */
export const WebUrl = z.string().refine((value) => {
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(value).protocol);
  } catch {
    return false;
  }
}, 'a link that starts with http://, https:// or mailto:');
export type WebUrl = z.infer<typeof WebUrl>;
