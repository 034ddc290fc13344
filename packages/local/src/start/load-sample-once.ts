import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSampleInto } from '../sample/load-into.ts';
import type { RunningMasthead } from './run-masthead.ts';
import { writePrivate } from './secrets.ts';
import type { Steps } from './steps.ts';

export interface SampleOptions {
  readonly dataDir: string;
  readonly masthead: RunningMasthead;
  readonly steps: Steps;
}

/**
 * Loads the sample newsletter into a database that has not seen it from here. Never where mail goes through the
 * provider itself: invented readers have no place on a real list.
 */
export async function loadSampleOnce({ dataDir, masthead, steps }: SampleOptions): Promise<void> {
  const env = masthead.of.admin;
  const marker = join(dataDir, 'sample.json');
  const database = createHash('sha256')
    .update(env.MONGODB_URI ?? '')
    .digest('hex');
  const key = env.MONGODB_URI?.startsWith('mongodb://127.0.0.1') ? 'local' : database;
  const loaded = existsSync(marker) ? (JSON.parse(readFileSync(marker, 'utf8')) as string[]) : [];
  if (masthead.isLive || loaded.includes(key)) return;
  try {
    await steps.run('Sample newsletter', (say) => loadSampleInto(masthead, say));
  } catch (error) {
    // The installation works without it: say so, and try again at the next start.
    steps.say(`The sample newsletter is not (all) there: ${(error as Error).message}`);
    return;
  }
  writePrivate(marker, JSON.stringify([...loaded, key]));
}
