import { deflateRawSync } from 'node:zlib';

/** One file of a zip; what is set beside name and content is a lie in its headers. */
export interface Packed {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly says?: {
    readonly unpackedBytes?: number;
    readonly method?: number;
    readonly flags?: number;
  };
  /** Its entry leads to the data of the entry at this index instead of its own. */
  readonly sharesWith?: number;
}

/** A zip as other programs write it, byte by byte, so that a test can write one that nobody should. */
export function makeZip(files: readonly Packed[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  const packedSizes: number[] = [];
  let at = 0;
  for (const [index, { content, name, says = {}, sharesWith }] of files.entries()) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw, { level: 9 });
    const fileName = Buffer.from(name, 'utf8');
    const shared = sharesWith ?? index;
    if (sharesWith === undefined) packedSizes[index] = packed.length;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(says.flags ?? 0x800, 2);
    fields.writeUInt16LE(says.method ?? 8, 4);
    fields.writeUInt32LE(checksum(raw), 10);
    fields.writeUInt32LE(packedSizes[shared] ?? packed.length, 14);
    fields.writeUInt32LE(says.unpackedBytes ?? raw.length, 18);
    fields.writeUInt16LE(fileName.length, 22);
    if (sharesWith === undefined) {
      offsets[index] = at;
      const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, fileName, packed]);
      bodies.push(local);
      at += local.length;
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offsets[shared] ?? 0, 10);
    directory.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002', 'latin1'),
        Buffer.from([20, 3]),
        fields.subarray(0, 24),
        fields.subarray(24, 26),
        tail,
        fileName,
      ]),
    );
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, list, end]);
}

/** CRC-32 as zips have it (node:zlib has none in Node 20.20's floor). */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
