import type { MediaStore } from './media-store.ts';

/** A name that holds other bytes here than there: one of the two was written by somebody else. */
export class MediaDiffer extends Error {}

/**
 * Copies what one place has and the other lacks; replaces and removes nothing, so it may be broken off and repeated.
 * @returns how many files were copied, and how many there were
 * @throws MediaDiffer when a file of the same name has another length
 */
export async function copyMissing(
  from: MediaStore,
  to: MediaStore,
): Promise<{ readonly copied: number; readonly files: number }> {
  const paths = await from.list();
  let copied = 0;
  for (const path of paths) {
    const [here, there] = await Promise.all([from.size(path), to.size(path)]);
    if (there !== null && there !== here)
      throw new MediaDiffer(`${path} has ${here} bytes in ${from.place} and ${there} in ${to.place}.`);
    const file = there === null ? await from.open(path) : null;
    if (file === null) continue;
    await to.add(path, file.content);
    copied += 1;
  }
  return { copied, files: paths.length };
}
