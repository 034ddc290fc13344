import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where fetched programs stay for every clone of this user. */
export function cacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME;
  return join(base === undefined || base === '' ? join(homedir(), '.cache') : base, 'masthead');
}

/**
 * Fills `cacheFolder()/name` once: `fill` writes into a folder beside it, which is then renamed into place,
 * so a killed or a second run never sees half of it. Returns the folder.
 */
export async function fillOnce(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const target = join(cacheFolder(), name);
  if (existsSync(target)) return target;
  await mkdir(dirname(target), { recursive: true });
  const filling = await mkdtemp(`${target}.`);
  try {
    await fill(filling);
    await rename(filling, target).catch((error: NodeJS.ErrnoException) => {
      // Somebody else was faster; theirs is as good as ours.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(filling, { recursive: true, force: true });
  }
  return target;
}
