import { stringify } from 'csv-stringify/sync';
import { guardFormula } from './guard-formula.ts';

/** RFC 4180 lines, CRLF after each; no cell starts a formula. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(guardFormula)),
    { record_delimiter: 'windows', quoted_match: /[\n\r,;\t"]|^\s|\s$|^$/ },
  );
}

/** Spreadsheets take a file for UTF-8 only when it begins with this. */
export const byteOrderMark = '\uFEFF';
