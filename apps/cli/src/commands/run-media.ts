import { resolve } from 'node:path';
import { BucketTrouble, copyMissing, MediaDiffer, mediaFolder } from '@masthead/media';
import type { CliContext } from '../cli-context.ts';
import { CliFailure } from '../cli-failure.ts';
import { findMedia } from '../desk/find-stores.ts';

export async function addMedia(folder: string, context: CliContext): Promise<void> {
  const media = await findMedia(context);
  const from = mediaFolder(resolve(context.cwd, folder));
  try {
    const { copied, files } = await copyMissing(from, media);
    if (files === 0) throw new CliFailure(`There is no file in ${from.place}.`, 1);
    context.out(
      `${copied} of ${files} files of ${from.place} were missing in ${media.place} and are there now.\n`,
    );
  } catch (error) {
    if (error instanceof MediaDiffer) throw new CliFailure(`${error.message} Nothing was replaced.`, 1);
    throw explainBucket(error);
  }
}

/** What a bucket says, for a person; anything else as it came. */
export function explainBucket(error: unknown): unknown {
  return error instanceof BucketTrouble
    ? new CliFailure(`The bucket cannot be used: ${error.code}. "masthead doctor" says how to mend it.`, 1)
    : error;
}
