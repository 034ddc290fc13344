import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ClientSession, Db } from 'mongodb';
import { contentBytes } from './bson-stream.ts';
import type { KeptCollection } from './manifest.ts';

/** Writes a collection as one gzipped BSON file, documents in the order of their `_id`, as the session's instant has them. */
export async function dumpCollection(
  db: Db,
  name: string,
  path: string,
  session: ClientSession,
  onDocuments: (count: number) => void,
): Promise<KeptCollection> {
  const hash = createHash('sha256');
  const content = createHash('sha256');
  let documents = 0;
  let bytes = 0;
  const cursor = db
    .collection(name)
    .find({}, { raw: true, session, sort: { _id: 1 }, batchSize: 2_000, allowDiskUse: true });
  async function* read(): AsyncGenerator<Buffer> {
    let pieces: Uint8Array[] = [];
    let size = 0;
    for await (const document of cursor as unknown as AsyncIterable<Uint8Array>) {
      content.update(contentBytes(document));
      pieces.push(document);
      size += document.length;
      documents += 1;
      if (size < pieceBytes) continue;
      yield taken(pieces);
      pieces = [];
      size = 0;
      onDocuments(documents);
    }
    if (size > 0) yield taken(pieces);
    onDocuments(documents);
  }
  const taken = (pieces: readonly Uint8Array[]) => {
    const piece = Buffer.concat(pieces);
    hash.update(piece);
    bytes += piece.length;
    return piece;
  };
  await pipeline(Readable.from(read()), createGzip({ level: 1 }), createWriteStream(path, { flags: 'wx' }));
  return { name, documents, bytes, sha256: hash.digest('hex'), contentSha256: content.digest('hex') };
}

const pieceBytes = 256 * 1024;
