import type { Failpoint } from '../../ports/failpoints.ts';
import {
  type ClaimedImport,
  type ImportError,
  type ImportOutcome,
  type ImportPerson,
  type ImportStore,
  type ImportTarget,
  importOutcomes,
} from '../../ports/imports.ts';
import type { Log } from '../../ports/log.ts';
import type { DueProcessor } from '../../ports/processor.ts';
import type { Suppressions } from '../../ports/suppressions.ts';
import { tryParseAddress } from '../address.ts';
import { type CsvRow, readCsv, UnreadableCsv } from '../csv/read-csv.ts';
import type { ImportFault } from './error-words.ts';
import { readPerson } from './read-person.ts';

export interface ImportParts {
  readonly imports: ImportStore;
  readonly target: ImportTarget;
  readonly suppressions: Suppressions;
  readonly leaseMs: number;
  readonly clock: () => Date;
  readonly log: Log;
  readonly failpoint: Failpoint;
}

/** Rows between two moves of the cursor: what a crash makes us do again. */
const chunkSize = 2_000;

/** Goes through files that wait, one at a time. Killed anywhere, the next run goes on behind the last chunk. */
export function makeImportProcessor(parts: ImportParts): DueProcessor {
  let halted = false;
  return {
    halt() {
      halted = true;
    },
    async runDue() {
      let files = 0;
      for (;;) {
        const claim = halted ? null : await parts.imports.claim(parts.leaseMs);
        if (claim === null) return files;
        await goThrough(claim, parts, () => halted);
        files += 1;
      }
    },
  };
}

async function goThrough(claim: ClaimedImport, parts: ImportParts, isHalted: () => boolean): Promise<void> {
  const { imports, log, failpoint, leaseMs } = parts;
  // A dry run writes nothing that could tell a repetition: it remembers, and starts anew after a crash.
  const seen = claim.dryRun ? new Set<string>() : null;
  const chunks = readAhead(
    chunksOf(readCsv(imports.read(claim.id, claim.atByte), claim.delimiter)),
    claim,
    seen,
    parts,
  );
  let { atRow } = claim;
  try {
    for await (const chunk of chunks) {
      const counts = await writeChunk(claim, chunk, parts);
      failpoint('import.after-rows');
      atRow += chunk.size;
      const atByte = claim.atByte + chunk.endsAt;
      if (!(await imports.commit(claim, { atByte, atRow, counts, leaseMs }))) return;
      failpoint('import.after-commit');
      if (isHalted()) return await imports.release(claim);
    }
    await imports.finish(claim, null);
    log.info({ importId: claim.id, rows: atRow, dryRun: claim.dryRun }, 'import gone through');
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    await imports.finish(claim, error.message);
    log.warn({ importId: claim.id, rows: atRow }, 'an import cannot be read on');
  }
}

/** Reads and judges the next rows while these are written. */
async function* readAhead(
  chunks: AsyncGenerator<readonly CsvRow[]>,
  claim: ClaimedImport,
  seen: Set<string> | null,
  parts: ImportParts,
): AsyncGenerator<Chunk> {
  let { atRow } = claim;
  const read = async (): Promise<Chunk | null> => {
    const { done, value: rows } = await chunks.next();
    if (done === true) return null;
    const from = atRow;
    atRow += rows.length;
    return readChunk(claim, rows, from, seen, parts);
  };
  let next = read();
  try {
    for (let chunk = await next; chunk !== null; chunk = await next) {
      next = read();
      // Told of when it is its turn.
      next.catch(() => undefined);
      yield chunk;
    }
  } finally {
    await next.catch(() => undefined);
    await chunks.return(undefined);
  }
}

async function* chunksOf(rows: AsyncIterable<CsvRow>): AsyncGenerator<readonly CsvRow[], undefined> {
  let chunk: CsvRow[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < chunkSize) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
  return undefined;
}

type Fault = ImportError & { readonly code: ImportFault; readonly identity: string | null };

/** Rows as far as they can be judged without the list. */
interface Chunk {
  readonly size: number;
  /** Bytes from where reading began to behind the last row. */
  readonly endsAt: number;
  readonly repeated: number;
  readonly faults: readonly Fault[];
  readonly people: readonly ImportPerson[];
  cellsOf(row: number): readonly string[];
}

function readChunk(
  claim: ClaimedImport,
  rows: readonly CsvRow[],
  fromRow: number,
  seen: Set<string> | null,
  { clock }: ImportParts,
): Chunk {
  const now = clock();
  let repeated = 0;
  const faults: Fault[] = [];
  const read: ImportPerson[] = [];
  const here = new Set<string>();
  rows.forEach(({ cells }, index) => {
    const row = fromRow + index + 1;
    const reading = readPerson(cells, row, claim.mapping, now);
    if (!reading.ok) {
      // Refused for something else, the row may still name somebody whom an erasure has to find.
      const typed = cells[claim.mapping.address ?? -1] ?? '';
      const identity = tryParseAddress(typed)?.identity ?? null;
      faults.push({ row, code: reading.code, cells, identity });
    } else if (here.has(reading.person.identity) || seen?.has(reading.person.identity) === true) {
      repeated += 1;
    } else {
      here.add(reading.person.identity);
      seen?.add(reading.person.identity);
      read.push(reading.person);
    }
  });
  const cellsOf = (row: number) => rows[row - fromRow - 1]?.cells ?? [];
  return { size: rows.length, endsAt: rows.at(-1)?.endsAt ?? 0, repeated, faults, people: read, cellsOf };
}

async function writeChunk(
  claim: ClaimedImport,
  { people: read, cellsOf, ...chunk }: Chunk,
  { imports, target, suppressions, clock, failpoint }: ImportParts,
): Promise<Record<ImportOutcome, number>> {
  const counts = Object.fromEntries(importOutcomes.map((each) => [each, 0])) as Record<ImportOutcome, number>;
  const { id: importId, newsletterId, consentSource, startedAt: at, dryRun } = claim;
  const faults = [...chunk.faults];
  // The chunk was read while the one before was written: whoever was erased since must not be put back.
  const suppressed = await suppressions.among(read.map((person) => person.identity));
  for (const { row, identity } of read.filter((person) => suppressed.has(person.identity)))
    faults.push({ row, code: 'suppressed', cells: cellsOf(row), identity });
  const people = read.filter((person) => !suppressed.has(person.identity));
  const outcomes = await target.merge({ importId, newsletterId, consentSource, at, dryRun }, people);
  failpoint('import.after-merge');
  people.forEach(({ row, identity }, index) => {
    const outcome = outcomes[index] ?? 'known';
    if (outcome === 'unsubscribed') faults.push({ row, code: outcome, cells: cellsOf(row), identity });
    else counts[outcome] += 1;
  });
  counts.repeated += chunk.repeated;
  counts.refused = faults.length;
  await imports.addErrors(claim.id, faults, clock());
  return counts;
}
