import { z } from 'zod';
import { WebUrl } from './ids.ts';

/** An uploaded picture as a reader's program asks for it; sizes in CSS pixels. */
export const ImageRef = z.object({
  url: WebUrl,
  alt: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  /** The same picture, smaller; `width` in pixels of the file. Absent where none was made. */
  smaller: z.array(z.object({ url: WebUrl, width: z.int().positive() })).optional(),
});
export type ImageRef = z.infer<typeof ImageRef>;
