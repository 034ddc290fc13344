import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** How the bytes of an answer are packed on their way (`Content-Encoding`). */
export type Packing = 'br' | 'gzip' | 'identity';

/** The best packing that the reader's program names; what it refuses (`q=0`) is not used. */
export function packingFor(acceptEncoding: string | undefined): Packing {
  if (acceptEncoding === undefined) return 'identity';
  const accepted = new Set(
    acceptEncoding
      .split(',')
      .filter((one) => !/;\s*q=0(\.0*)?\s*$/.test(one))
      .map((one) => one.split(';')[0]?.trim().toLowerCase()),
  );
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') ? 'gzip' : 'identity';
}

/** @param effort `once`: smallest, for what is packed at boot; `often`: some 2 ms for a page. */
export function pack(bytes: Uint8Array, packing: Packing, effort: 'once' | 'often'): Uint8Array<ArrayBuffer> {
  switch (packing) {
    case 'identity':
      return new Uint8Array(bytes);
    case 'gzip':
      return new Uint8Array(gzipSync(bytes, { level: effort === 'once' ? 9 : 6 }));
    case 'br':
      return new Uint8Array(
        brotliCompressSync(bytes, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: effort === 'once' ? 11 : 5,
            [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
          },
        }),
      );
  }
}
