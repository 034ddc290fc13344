import { createHash } from 'node:crypto';
import type { MediaStore } from '@masthead/media';
import { BackupFailure } from './backup-failure.ts';
import type { KeptFile } from './manifest.ts';

/** What a file is, read through. @throws BackupFailure `damaged` when it is not there any more: media are never removed */
export async function describeFile(store: MediaStore, path: string): Promise<KeptFile> {
  const { content } = await openFile(store, path);
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { path, bytes, sha256: hash.digest('hex') };
}

/** Copies without ever replacing a file. @throws BackupFailure `damaged` when there is nothing to copy */
export async function copyFile(from: MediaStore, to: MediaStore, path: string): Promise<void> {
  await to.add(path, (await openFile(from, path)).content);
}

async function openFile(store: MediaStore, path: string) {
  const file = await store.open(path);
  if (file !== null) return file;
  throw new BackupFailure(
    'damaged',
    `${path} was listed and is not there any more in ${store.place}.`,
    'Does anything remove media? Nothing of ours does.',
  );
}
