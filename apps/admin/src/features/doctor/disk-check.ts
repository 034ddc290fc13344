import { statfs } from 'node:fs/promises';
import { bad, type Check, ok } from './finding.ts';

interface Space {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

const leastBytes = 1024 ** 3;
const leastShare = 0.05;

/** Is there room for uploads? The database's own disk is MongoDB's to watch (docs/monitoring). */
export function diskCheck(folder: string, measure: (folder: string) => Promise<Space> = spaceOf): Check {
  return {
    name: 'disk',
    look: async () => {
      const { freeBytes, totalBytes } = await measure(folder);
      const gib = (freeBytes / 1024 ** 3).toFixed(1);
      return freeBytes < leastBytes || freeBytes < leastShare * totalBytes
        ? bad(`${gib} GiB left where media are kept`, 'Make room, or move MEDIA_DIR to a larger disk.')
        : ok(`${gib} GiB left where media are kept`);
    },
  };
}

export async function spaceOf(folder: string): Promise<Space> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
