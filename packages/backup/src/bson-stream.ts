import { BSON } from 'mongodb';

/** Keeps every BSON type apart (an Int32 stays one), so that what is written again has the same bytes. */
const exact = {
  promoteValues: false,
  promoteLongs: false,
  promoteBuffers: false,
  bsonRegExp: true,
} as const;

export function decodeExactly(bytes: Uint8Array): BSON.Document {
  return BSON.deserialize(bytes, exact);
}

/** The bytes a document has after JavaScript held it: keys that look like numbers come first, in their order. */
export function contentBytes(bytes: Uint8Array): Uint8Array {
  return BSON.serialize(decodeExactly(bytes));
}

/** Cuts a stream of concatenated BSON documents (the format of `mongodump`). @throws RangeError where it ends in the middle of one */
export async function* cutDocuments(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    let at = 0;
    while (rest.length - at >= 4) {
      const size = rest.readInt32LE(at);
      if (size < 5 || size > largestDocument) throw new RangeError(`a document of ${size} bytes`);
      if (rest.length - at < size) break;
      yield rest.subarray(at, at + size);
      at += size;
    }
    rest = rest.subarray(at);
  }
  if (rest.length > 0) throw new RangeError(`${rest.length} bytes after the last whole document`);
}

/** MongoDB's own limit of 16 MiB, and the room its tools allow above it. */
const largestDocument = 16 * 1024 * 1024 + 16 * 1024;
