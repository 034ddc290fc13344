import { join } from 'node:path';
import type { ApiKeyChange } from '../api/key-ring.ts';
import type { SuppressionChange } from '../api/suppression-list.ts';
import type { TemplateChange } from '../api/template-shelf.ts';
import { AppendFile } from './append-file.ts';

/** All that is kept besides mails: one JSON line a change, replayed at start. */
export type StateChange =
  | TemplateChange
  | SuppressionChange
  | ApiKeyChange
  | { readonly type: 'domain.added'; readonly id: string; readonly name: string; readonly at: number }
  | { readonly type: 'domain.removed'; readonly id: string }
  | { readonly type: 'clock.moved'; readonly offset: number };

export interface StateFile {
  /** Writes a change away; resolves when it is on disk. */
  write(change: StateChange): Promise<void>;
  readAll(): AsyncIterable<{ readonly line: string; readonly offset: number; readonly length: number }>;
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

export async function openStateFile(dir: string): Promise<StateFile> {
  const file = await AppendFile.open(join(dir, 'state.ndjson'), { sync: true });
  return {
    write: (change) => file.append(`${JSON.stringify(change)}\n`).done,
    readAll: () => linesOf(file),
    truncate: (size) => file.truncate(size),
    close: () => file.close(),
  };
}

const CHUNK = 1 << 20;

/** Complete lines of a file with their places, from `from` on; a last line without its end is not one. */
export async function* linesOf(
  file: AppendFile,
  from = 0,
): AsyncIterable<{ readonly line: string; readonly offset: number; readonly length: number }> {
  const end = file.size;
  let rest: Buffer = Buffer.alloc(0);
  let offset = from;
  for (let at = from; at < end; at += CHUNK) {
    const chunk = await file.read({ offset: at, length: Math.min(CHUNK, end - at) });
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let stop = bytes.indexOf(10); stop >= 0; stop = bytes.indexOf(10)) {
      yield { line: bytes.toString('utf8', 0, stop), offset, length: stop + 1 };
      offset += stop + 1;
      bytes = bytes.subarray(stop + 1);
    }
    rest = Buffer.from(bytes);
  }
}
