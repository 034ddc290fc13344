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
  const chunks = chunksOf(readCsv(imports.read(claim.id, claim.atByte), claim.delimiter));
  let { atRow } = claim;
  try {
    let next = chunks.next();
    for (;;) {
      const { done, value: rows } = await next;
      if (done === true) break;
      // The next rows are parsed while these are written.
      next = chunks.next();
      next.catch(() => undefined);
      const counts = await takeChunk(claim, rows, atRow, seen, parts);
      failpoint('import.after-rows');
      atRow += rows.length;
      const atByte = claim.atByte + (rows.at(-1)?.endsAt ?? 0);
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
  } finally {
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

async function takeChunk(
  claim: ClaimedImport,
  rows: readonly CsvRow[],
  fromRow: number,
  seen: Set<string> | null,
  { imports, target, suppressions, clock }: ImportParts,
): Promise<Record<ImportOutcome, number>> {
  const now = clock();
  const counts = Object.fromEntries(importOutcomes.map((each) => [each, 0])) as Record<ImportOutcome, number>;
  const faults: Fault[] = [];
  const people: ImportPerson[] = [];
  const here = new Set<string>();
  rows.forEach(({ cells }, index) => {
    const row = fromRow + index + 1;
    const reading = readPerson(cells, row, claim.mapping, now);
    if (!reading.ok) {
      faults.push({ row, code: reading.code, cells, identity: null });
    } else if (here.has(reading.person.identity) || seen?.has(reading.person.identity) === true) {
      counts.repeated += 1;
    } else {
      here.add(reading.person.identity);
      seen?.add(reading.person.identity);
      people.push(reading.person);
    }
  });
  const cellsOf = (row: number) => rows[row - fromRow - 1]?.cells ?? [];
  const suppressed = await suppressions.among(people.map((person) => person.identity));
  const free = people.filter((person) => !suppressed.has(person.identity));
  for (const { row, identity } of people.filter((person) => suppressed.has(person.identity))) {
    faults.push({ row, code: 'suppressed', cells: cellsOf(row), identity });
  }
  const { id: importId, newsletterId, consentSource, startedAt: at, dryRun } = claim;
  const outcomes = await target.merge({ importId, newsletterId, consentSource, at, dryRun }, free);
  free.forEach(({ row, identity }, index) => {
    const outcome = outcomes[index] ?? 'known';
    if (outcome === 'unsubscribed') faults.push({ row, code: outcome, cells: cellsOf(row), identity });
    else counts[outcome] += 1;
  });
  counts.refused = faults.length;
  await imports.addErrors(claim.id, faults, now);
  return counts;
}
