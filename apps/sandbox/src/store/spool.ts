import { z } from 'zod';
import type { IncomingMessage } from '../mail/message.ts';
import type { AppendFile, Place } from './append-file.ts';
import { applyDelta, type Delta, literalLength, makeDelta } from './delta.ts';

/** Where a call's messages are kept: the request's own bytes, or packed when it carried HTML copies. */
export type Spool = readonly [offset: number, length: number, form: 'raw' | 'packed'];

/** Parts from this length on are told as a difference from a base. */
const PACK_FROM = 4096;
const BASES_KEPT = 16;

interface Base {
  readonly place: Place;
  readonly text: string;
}

/** `[offset, bytes]` of the base in the spool, then the difference. */
type PackedPart = readonly [number, number, Delta];
interface PackedMessage extends Omit<IncomingMessage, 'html' | 'text'> {
  readonly html?: string | PackedPart;
  readonly text?: string | PackedPart;
}

/** Writes messages away: templates' batches as they came, inline batches without their 5 MB of repetition. */
export function spoolOf(file: AppendFile): {
  put(body: Buffer, accepted: readonly IncomingMessage[]): { spool: Spool; done: Promise<unknown> };
  forget(): void;
} {
  let bases: Base[] = [];

  function pack(part: string): string | PackedPart {
    if (part.length < PACK_FROM) return part;
    for (const base of bases) {
      if (Math.abs(base.text.length - part.length) > part.length / 4) continue;
      const delta = makeDelta(base.text, part);
      if (literalLength(delta) < part.length / 4) return [base.place.offset, base.place.length, delta];
    }
    const place = file.append(part);
    bases = [{ place, text: part }, ...bases].slice(0, BASES_KEPT);
    return [place.offset, place.length, [[0, part.length]]];
  }

  return {
    put(body, accepted) {
      if (!accepted.some(isLarge)) {
        const place = file.append(body);
        return { spool: [place.offset, place.length, 'raw'], done: place.done };
      }
      const packed = accepted.map((message) => ({
        ...message,
        ...(message.html === undefined ? {} : { html: pack(message.html) }),
        ...(message.text === undefined ? {} : { text: pack(message.text) }),
      }));
      const place = file.append(JSON.stringify(packed));
      return { spool: [place.offset, place.length, 'packed'], done: place.done };
    },
    forget() {
      bases = [];
    },
  };
}

const AnyMessages = z.array(z.looseObject({}));

/**
 * Reads a call's accepted messages back; those in `refused` (raw form) are left out. Empty when they are not there.
 * Of packed ones only number `only` gets its HTML and text.
 */
export async function readSpooled(
  file: AppendFile,
  [offset, length, form]: Spool,
  refused: ReadonlySet<number>,
  only: number | null,
): Promise<readonly IncomingMessage[]> {
  const messages = parse((await file.read({ offset, length })).toString('utf8'));
  if (form === 'raw') return messages.filter((_, index) => !refused.has(index)) as IncomingMessage[];
  return await Promise.all(
    (messages as PackedMessage[]).map(async ({ html, text, ...rest }, index) =>
      index === only
        ? {
            ...rest,
            ...(html === undefined ? {} : { html: await unpack(file, html) }),
            ...(text === undefined ? {} : { text: await unpack(file, text) }),
          }
        : rest,
    ),
  );
}

async function unpack(file: AppendFile, part: string | PackedPart): Promise<string> {
  if (typeof part === 'string') return part;
  const [offset, length, delta] = part;
  return applyDelta((await file.read({ offset, length })).toString('utf8'), delta);
}

/** Checked when it was accepted, so only its shape as a list is looked at again. */
function parse(json: string): unknown[] {
  try {
    const value: unknown = JSON.parse(json);
    const list = AnyMessages.safeParse(Array.isArray(value) ? value : [value]);
    return list.success ? list.data : [];
  } catch {
    return [];
  }
}

function isLarge(message: IncomingMessage): boolean {
  return (message.html?.length ?? 0) >= PACK_FROM || (message.text?.length ?? 0) >= PACK_FROM;
}
