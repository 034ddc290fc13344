import { etagOf } from './etag.ts';
import { formStampMarker } from './form-stamp-marker.ts';
import { type Packing, pack } from './packed.ts';

/** A public answer as it was drawn: its bytes in every packing that was asked for so far. */
export interface KeptAnswer {
  readonly headers: readonly (readonly [string, string])[];
  readonly etag: string;
  /** Bytes in memory, for the cache's budget; packed copies are counted beforehand. */
  readonly size: number;
  bytes(packing: Packing, stamp: string): Uint8Array<ArrayBuffer>;
}

/** Too short to gain anything by packing; pictures and fonts are packed already. */
const packable =
  /^(?:text\/|application\/(?:[\w.+-]*(?:json|xml)|javascript|x-bibtex|x-research-info-systems))/;
const worthPackingBytes = 600;

/** @param body may hold the stamp's marker, once or not at all. */
export function keptAnswer(
  body: Uint8Array<ArrayBuffer>,
  headers: readonly (readonly [string, string])[],
): KeptAnswer {
  const type = headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  const isPackable = packable.test(type) && body.byteLength >= worthPackingBytes;
  const at = Buffer.from(body.buffer, body.byteOffset, body.byteLength).indexOf(formStampMarker);
  const before = at < 0 ? body : body.subarray(0, at);
  const after = at < 0 ? null : body.subarray(at + formStampMarker.length);
  const packed = new Map<Packing, { readonly stamp: string; readonly bytes: Uint8Array<ArrayBuffer> }>();
  const given = headers.find(([name]) => name === 'etag')?.[1];
  return {
    headers: [
      ...headers.filter(([name]) => name !== 'etag'),
      ...(isPackable ? [['vary', 'Accept-Encoding'] as const] : []),
    ],
    etag: given ?? etagOf(after === null ? body : Buffer.concat([before, after])),
    size: body.byteLength * (isPackable ? 3 : 2) + 2_000,
    bytes(wanted, stampNow) {
      const packing = isPackable ? wanted : 'identity';
      const stamp = after === null ? '' : stampNow;
      const known = packed.get(packing);
      if (known !== undefined && known.stamp === stamp) return known.bytes;
      const whole = after === null ? body : Buffer.concat([before, Buffer.from(stamp), after]);
      const bytes = pack(whole, packing, 'often');
      packed.set(packing, { stamp, bytes });
      return bytes;
    },
  };
}
