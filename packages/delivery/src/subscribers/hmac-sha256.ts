import { hash } from 'node:crypto';

/** Of a text (UTF-8); answers all 32 bytes as base64url. */
export type Hmac = (text: string) => string;

const blockBytes = 64;
const digestBytes = 32;

/**
 * HMAC-SHA256 (RFC 2104) with the key's pads laid out once and nothing made for the garbage collector: a campaign signs
 * two links for each reader, and `createHmac` costs six times as much there (docs/decisions). Held to `createHmac` by
 * hmac-sha256.test.ts.
 */
export function makeHmacSha256(key: Uint8Array): Hmac {
  const short = key.byteLength > blockBytes ? hash('sha256', key, 'buffer') : key;
  let inner = padded(short, 0x36, 256);
  const outer = padded(short, 0x5c, digestBytes);
  return (text) => {
    // UTF-8 takes at most three bytes for a UTF-16 unit.
    const most = blockBytes + text.length * 3;
    if (most > inner.length) inner = padded(short, 0x36, most);
    const end = blockBytes + inner.write(text, blockBytes, 'utf8');
    outer.write(hash('sha256', inner.subarray(0, end), 'binary'), blockBytes, 'latin1');
    return hash('sha256', outer, 'base64url');
  };
}

/** The key xor a pad byte over one block, and room behind it. */
function padded(key: Uint8Array, pad: number, room: number): Buffer {
  const block = Buffer.alloc(blockBytes + room);
  block.fill(pad, 0, blockBytes);
  for (const [i, byte] of key.entries()) block[i] = byte ^ pad;
  return block;
}
