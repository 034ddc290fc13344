import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CliEnv, EnvError, LocalEnv, readEnv } from '@masthead/config';
import { type MediaStore, openMedia, settingsOf } from '@masthead/media';
import { z } from 'zod';
import type { CliContext } from '../cli-context.ts';
import { CliFailure } from '../cli-failure.ts';

export interface Stores {
  readonly mongodbUri: string;
  readonly media: MediaStore;
}

/** What `npm start` wrote down of itself; only the part that is asked for. */
const RunState = z.object({ addresses: z.object({ MONGODB_URI: z.string() }) });

/**
 * MONGODB_URI and MEDIA_DIR (or MEDIA_BUCKET) from the environment, else those of the running `npm start`.
 * @throws CliFailure when there is neither, or a variable is malformed
 */
export async function findStores(context: CliContext): Promise<Stores> {
  const { given, local } = readGiven(context);
  const mongodbUri = given.MONGODB_URI ?? (await runningUri(join(local, 'run.json')));
  if (mongodbUri === null)
    throw new CliFailure('No database: set MONGODB_URI, or let "npm start" run beside this.', 2);
  return { mongodbUri, media: await openGiven(context.root, given, local) };
}

/** The same for media alone. @throws CliFailure when a variable is malformed */
export function findMedia(context: CliContext): Promise<MediaStore> {
  const { given, local } = readGiven(context);
  return openGiven(context.root, given, local);
}

function openGiven(root: string, given: CliEnv, local: string): Promise<MediaStore> {
  const MEDIA_DIR = resolve(root, given.MEDIA_DIR ?? join(local, 'media'));
  return openMedia(settingsOf({ ...given, MEDIA_DIR }));
}

function readGiven({ env, root }: CliContext): { readonly given: CliEnv; readonly local: string } {
  try {
    return { given: readEnv(CliEnv, env), local: join(root, readEnv(LocalEnv, env).MASTHEAD_DIR) };
  } catch (error) {
    if (error instanceof EnvError) throw new CliFailure(error.message, 2);
    throw error;
  }
}

async function runningUri(path: string): Promise<string | null> {
  try {
    return RunState.parse(JSON.parse(await readFile(path, 'utf8'))).addresses.MONGODB_URI;
  } catch {
    return null;
  }
}
