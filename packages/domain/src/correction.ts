import { z } from 'zod';
import { HexId } from './ids.ts';

/** An erratum on an issue that is out: what was wrong and what is right, in a sentence or two. Public. */
export const Correction = z.object({
  id: z.string().min(1),
  /** The day printed with it, in the newsletter's zone. */
  date: z.iso.date(),
  publishedAt: z.iso.datetime(),
  text: z.string().min(1),
  /** The item it mends; null: the issue as a whole. */
  about: z
    .object({
      title: z.string().min(1),
      /** Of a story, paper or talk: wherever that recurs, so does the correction. */
      entryId: HexId.nullable(),
    })
    .nullable(),
});
export type Correction = z.infer<typeof Correction>;
