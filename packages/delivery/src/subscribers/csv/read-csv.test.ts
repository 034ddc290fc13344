import fc from 'fast-check';
import { guardFormula, unguardFormula } from './guard-formula.ts';
import { type CsvRow, readCsv } from './read-csv.ts';
import { byteOrderMark, csvLines } from './write-csv.ts';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary-ascii' }).map((text) => text.replaceAll('\0', '')),
  fc.stringMatching(/^[,;"'\r\n\t =+\-@a-zé日]{0,12}$/u),
  fc.constantFrom('=1+2', "'=1", '@cmd', '+49', '-', '', ' ', '"', '\r\n', 'a,b', '\uFEFF'),
);
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });

async function read(bytes: Uint8Array, step: number): Promise<CsvRow[]> {
  const parts = async function* () {
    for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
  };
  const rows: CsvRow[] = [];
  for await (const row of readCsv(parts(), ',')) rows.push(row);
  return rows;
}

describe('CSV', () => {
  it('gives back every cell it was given, whatever stands in it, and can go on behind any row', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), fc.boolean(), async (rows, step, mark) => {
        const bytes = Buffer.from((mark ? byteOrderMark : '') + csvLines(rows));
        const back = await read(bytes, step);
        expect(back.map(({ cells }) => cells)).toEqual(rows);
        const half = back[Math.floor(rows.length / 2)];
        const rest = await read(bytes.subarray(half?.endsAt ?? 0), step);
        expect(rest.map(({ cells }) => cells)).toEqual(rows.slice(Math.floor(rows.length / 2) + 1));
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);

  it('writes no cell that a spreadsheet runs, and takes the guard off again', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r]/);
        expect(unguardFormula(guardFormula(text))).toBe(text);
      }),
      { numRuns: 10_000 },
    );
  });

  it('names the line where a quote is never closed', async () => {
    const bytes = Buffer.from(`a,b\n1,2\n"${'x'.repeat(70_000)}`);
    await expect(read(bytes, 4096)).rejects.toThrow(/from line 3 on/);
  });
});
