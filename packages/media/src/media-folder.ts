import { createWriteStream, constants as fileSystem } from 'node:fs';
import { type FileHandle, mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MediaStore } from './media-store.ts';

/** Files of a folder and of all below it. A link to elsewhere and a folder are no files. */
export function mediaFolder(root: string): MediaStore {
  return {
    place: `the folder ${root}`,
    size: async (path) => {
      const file = await openFile(join(root, path));
      await file?.handle.close();
      return file?.size ?? null;
    },
    open: async (path) => {
      const file = await openFile(join(root, path));
      if (file === null) return null;
      const { handle, size } = file;
      // Never more than was promised, should the file grow meanwhile.
      return { size, content: handle.createReadStream({ start: 0, end: Math.max(0, size - 1) }) };
    },
    list: () => listFiles(root),
    add: async (path: string, content: Readable) => {
      const target = join(root, path);
      await mkdir(dirname(target), { recursive: true });
      await pipeline(content, createWriteStream(target, { flags: 'wx' }));
    },
  };
}

async function openFile(
  path: string,
): Promise<{ readonly handle: FileHandle; readonly size: number } | null> {
  try {
    const handle = await open(path, fileSystem.O_RDONLY | fileSystem.O_NOFOLLOW);
    const stat = await handle.stat();
    if (stat.isFile()) return { handle, size: stat.size };
    await handle.close();
    return null;
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return null;
    throw error;
  }
}

async function listFiles(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
