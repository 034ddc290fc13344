import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { BackupFailure } from './backup-failure.ts';
import { cutDocuments } from './bson-stream.ts';
import type { KeptCollection } from './manifest.ts';

/**
 * Reads a collection's file document by document. @throws BackupFailure `damaged` once it is through, when the file is not
 * what the manifest says; whoever writes what is yielded must be able to undo it.
 */
export async function* readDump(path: string, kept: KeptCollection): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let documents = 0;
  const unpacked = createGunzip();
  const reading = pipeline(createReadStream(path), unpacked);
  // Told by the loop below, too, which ends with the stream's error.
  reading.catch(() => undefined);
  try {
    for await (const document of cutDocuments(unpacked)) {
      hash.update(document);
      documents += 1;
      yield document;
    }
    await reading;
  } catch (error) {
    throw damaged(kept.name, error instanceof Error ? error.message : String(error));
  }
  if (documents !== kept.documents)
    throw damaged(kept.name, `${documents} documents, the manifest says ${kept.documents}`);
  if (hash.digest('hex') !== kept.sha256) throw damaged(kept.name, 'its checksum differs');
}

export function damaged(what: string, why: string): BackupFailure {
  return new BackupFailure(
    'damaged',
    `The backup is damaged: ${what}: ${why}.`,
    'Use another backup; nothing was changed by looking at this one.',
  );
}
