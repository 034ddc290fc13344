import { z } from 'zod';

/** SHA-256 as lower-case hexadecimal digits. */
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const KeptCollection = z.strictObject({
  name: z.string().min(1),
  documents: z.int().min(0),
  /** Of the uncompressed BSON file, documents in the order of their `_id`. */
  bytes: z.int().min(0),
  sha256: Sha256,
  /** Of the same documents with the keys of each object in the order that JavaScript gives them: what a restore is held to. */
  contentSha256: Sha256,
});
export type KeptCollection = z.output<typeof KeptCollection>;

const KeptFile = z.strictObject({
  /** Below `media/`, with `/` between folders. */
  path: z.string().min(1),
  bytes: z.int().min(0),
  sha256: Sha256,
});
export type KeptFile = z.output<typeof KeptFile>;

/** What a backup holds: written last, once all of it was read again and found to be right. */
export const Manifest = z.strictObject({
  format: z.literal('masthead-backup/1'),
  createdAt: z.iso.datetime(),
  database: z.string(),
  /** The instant all collections are read at, as MongoDB counts: seconds since 1970 and an ordinal. */
  clusterTime: z.strictObject({ seconds: z.int(), ordinal: z.int() }),
  collections: z.array(KeptCollection),
  media: z.array(KeptFile),
});
export type Manifest = z.output<typeof Manifest>;
