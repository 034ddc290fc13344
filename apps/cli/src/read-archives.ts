import {
  type Bundle,
  type BundleRefusal,
  BundleRefused,
  type BundleText,
  kindOfFile,
  readBundle,
} from '@masthead/importer/bundle';
import { CliFailure } from './cli-failure.ts';
import { readTextFile, readZipFile } from './read-text-file.ts';

/** What was named on the command line, archives opened. */
export interface GivenTexts {
  readonly texts: readonly BundleText[];
  /** What archives hold that is no issue. */
  readonly refused: readonly BundleRefusal[];
}

/**
 * Text files as they are; zips (exports of Substack and beehiiv too) with all that they hold, oldest first.
 * @throws CliFailure naming the first file that cannot be used; then none is
 */
export async function readGiven(files: readonly string[], cwd: string): Promise<GivenTexts> {
  const parts = await Promise.all(
    files.map(async (file): Promise<Bundle> => {
      if (kindOfFile(file) !== 'zip')
        return { texts: [{ name: file, source: await readTextFile(file, cwd), date: null }], refused: [] };
      const bundle = await openZip(file, await readZipFile(file, cwd));
      if (bundle.texts.length === 0)
        throw new CliFailure(`${file} holds no text that an issue is made of.`, 2);
      return bundle;
    }),
  );
  return {
    texts: parts.flatMap(({ texts }) => texts),
    refused: parts.flatMap(({ refused }) => refused),
  };
}

async function openZip(name: string, bytes: Uint8Array): Promise<Bundle> {
  try {
    return await readBundle([{ name, bytes }]);
  } catch (error) {
    if (error instanceof BundleRefused) throw new CliFailure(error.message, 2);
    throw error;
  }
}
