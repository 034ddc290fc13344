import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';

/**
 * Writes the files of a zip that `wanted` picks into one folder, flat and executable.
 * Names inside the archive are reduced to their last part, so no entry can leave the folder.
 * @returns the names written. @throws if nothing was picked.
 */
export async function unpackFlat(
  zip: Uint8Array,
  wanted: (path: string) => boolean,
  folder: string,
): Promise<string[]> {
  const files = unzipSync(zip, { filter: (file) => !file.name.endsWith('/') && wanted(file.name) });
  const entries = Object.entries(files).map(([path, bytes]) => [basename(path), bytes] as const);
  if (entries.length === 0) throw new Error('the archive does not hold the files we know it by');
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of entries) await writeFile(join(folder, name), bytes, { mode: 0o755 });
  return entries.map(([name]) => name);
}
