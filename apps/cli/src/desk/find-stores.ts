import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { CliEnv, EnvError, LocalEnv, readEnv } from '@masthead/config';
import { z } from 'zod';
import type { CliContext } from '../cli-context.ts';
import { CliFailure } from '../cli-failure.ts';

export interface Stores {
  readonly mongodbUri: string;
  readonly mediaDir: string;
}

/** What `npm start` wrote down of itself; only the part that is asked for. */
const RunState = z.object({ addresses: z.object({ MONGODB_URI: z.string() }) });

/**
 * MONGODB_URI and MEDIA_DIR from the environment, else those of the running `npm start`.
 * @throws CliFailure when there is neither, or a variable is malformed
 */
export async function findStores({ env, root }: CliContext): Promise<Stores> {
  try {
    const { MONGODB_URI, MEDIA_DIR } = readEnv(CliEnv, env);
    const local = join(root, readEnv(LocalEnv, env).MASTHEAD_DIR);
    const mongodbUri = MONGODB_URI ?? (await runningUri(join(local, 'run.json')));
    if (mongodbUri === null)
      throw new CliFailure('No database: set MONGODB_URI, or let "npm start" run beside this.', 2);
    const mediaDir = MEDIA_DIR ?? join(local, 'media');
    return { mongodbUri, mediaDir: isAbsolute(mediaDir) ? mediaDir : join(root, mediaDir) };
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
