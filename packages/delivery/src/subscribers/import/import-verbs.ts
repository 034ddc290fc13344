import type { Failpoint } from '../../ports/failpoints.ts';
import type { ImportMapping, ImportStore, ImportVerbs } from '../../ports/imports.ts';
import { UnreadableFile } from '../../ports/imports.ts';
import type { Waker } from '../../ports/waker.ts';
import { guessDelimiter, readCsv, UnreadableCsv } from '../csv/read-csv.ts';
import { byteOrderMark, csvLines } from '../csv/write-csv.ts';
import { type ImportFault, importFaultWords } from './error-words.ts';
import { guessMapping } from './guess-mapping.ts';

/** A million rows of a hundred bytes, five times over. */
const maxBytes = 512 * 1024 * 1024;
const headBytes = 64 * 1024;
const sampleRows = 5;

export function makeImportVerbs(parts: {
  readonly imports: ImportStore;
  readonly waker: Waker;
  readonly clock: () => Date;
  readonly failpoint: Failpoint;
}): ImportVerbs {
  const { imports, waker, clock, failpoint } = parts;
  return {
    async upload({ name, actor }, content) {
      const kept = await imports.keep({ name, actor, at: clock(), maxBytes }, content);
      if (kept === 'too-large')
        throw new UnreadableFile(`The file is larger than ${maxBytes / 1024 / 1024} MB.`);
      failpoint('upload.after-row');
      try {
        await imports.describe(kept.id, await shapeOf(imports, kept.id));
      } catch (error) {
        await imports.cancel(kept.id);
        throw error;
      }
      const view = await imports.get(kept.id);
      if (view === null) throw new Error('an import is gone that was just written');
      return view;
    },
    async start(id, plan) {
      const view = await imports.get(id);
      if (view === null) return false;
      checkMapping(plan.mapping, view.columns.length);
      if (plan.consentSource.trim() === '') throw new RangeError('Say how these people consented.');
      const started = await imports.start(id, plan, clock());
      if (started) void waker.wake('imports');
      return started;
    },
    cancel: (id) => imports.cancel(id),
    get: (id) => imports.get(id),
    list: (limit) => imports.list(limit),
    async *errorsAsCsv(id) {
      const view = await imports.get(id);
      if (view === null) return;
      yield byteOrderMark + csvLines([['row', ...view.columns, 'problem']]);
      for await (const { row, cells, code } of imports.errors(id)) {
        const padded = view.columns.map((_, at) => cells[at] ?? '');
        yield csvLines([[String(row), ...padded, importFaultWords(code as ImportFault)]]);
      }
    },
  };
}

async function shapeOf(imports: ImportStore, id: string): Promise<Parameters<ImportStore['describe']>[1]> {
  const head = await firstBytes(imports.read(id, 0));
  const text = head.toString('utf8');
  // A character cut at the end of what was read is not the file's fault.
  if (/\uFFFD./su.test(text) || text.includes('\0'))
    throw new UnreadableFile('The file is not a CSV in UTF-8. Save it as "CSV UTF-8" and try again.');
  const delimiter = guessDelimiter(text.split(/\r\n|\n|\r/, 1)[0] ?? '');
  const rows: (readonly string[])[] = [];
  let dataFrom = 0;
  try {
    for await (const { cells, endsAt } of readCsv(oneChunk(head), delimiter)) {
      if (rows.length === 0) dataFrom = endsAt;
      rows.push(cells);
      if (rows.length > sampleRows) break;
    }
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    throw new UnreadableFile(`The file is no CSV: ${error.message}`);
  }
  const [columns, ...sample] = rows;
  if (columns === undefined || sample.length === 0)
    throw new UnreadableFile('The file has no row below its headings. The first line must name the columns.');
  if (columns.some((column) => /^\S+@\S+\.\S+$/.test(column.trim())))
    throw new UnreadableFile('The first line is a person. It must name the columns, such as "email,name".');
  return { columns, sample, delimiter, dataFrom, mapping: guessMapping(columns, sample) };
}

async function firstBytes(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of content) {
    parts.push(part);
    size += part.byteLength;
    if (size >= headBytes) break;
  }
  return Buffer.concat(parts).subarray(0, headBytes);
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function checkMapping(mapping: ImportMapping, columns: number): void {
  if (mapping.address === undefined) throw new RangeError('Say which column holds the address.');
  const used = Object.values(mapping);
  if (used.some((index) => !Number.isInteger(index) || index < 0 || index >= columns))
    throw new RangeError('The file has no such column.');
  if (new Set(used).size < used.length) throw new RangeError('A column can mean one thing only.');
}
