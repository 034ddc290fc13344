import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { unguardFormula } from './guard-formula.ts';

export interface CsvRow {
  readonly cells: readonly string[];
  /** Bytes from the start of `content` to behind this row: where reading may begin anew. */
  readonly endsAt: number;
}

export class UnreadableCsv extends Error {
  override readonly name = 'UnreadableCsv';
}

/** A person's row is some hundred bytes; a longer one is a quote that nobody closed. */
const longestRow = 64 * 1024;

/** Rows of a CSV in UTF-8, empty lines left out. @throws UnreadableCsv naming the row */
export async function* readCsv(
  content: AsyncIterable<Uint8Array>,
  delimiter: string,
): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  const source = Readable.from(content, { objectMode: false });
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const item of source.pipe(parser)) {
      const { record, info } = item as { record: string[]; info: { bytes: number } };
      yield { cells: record.map(unguardFormula), endsAt: info.bytes };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableCsv(`it cannot be read from line ${String(error.lines ?? '?')} on: ${error.message}`);
  } finally {
    source.destroy();
    parser.destroy();
  }
}

/** Comma, semicolon or tab: whatever parts the first line most. */
export function guessDelimiter(firstLine: string): string {
  const outside = firstLine.replace(/"[^"]*"/g, '');
  const [best] = [',', ';', '\t']
    .map((sign) => ({ sign, count: outside.split(sign).length }))
    .sort((a, b) => b.count - a.count);
  return best?.sign ?? ',';
}
