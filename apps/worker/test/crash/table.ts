import type { ScenarioResult } from './run-scenario.ts';

export const tableHead = [
  '| scenario | what is done each time | times (met calls under way) | campaigns, mails | duplicates | lost | unknown in the end | longest to the next mail | longest to all done | took | seed, TIMESCALE | date |',
  '|---|---|---|---|---|---|---|---|---|---|---|---|',
].join('\n');

/** One row of docs/crash-table.md. */
export function tableRow(
  does: string,
  result: ScenarioResult,
  plan: { readonly seed: number; readonly timescale: number },
): string {
  const seconds = (value: number | null) => (value === null ? '–' : `${value} s`);
  const meanwhile = result.unknownMeanwhile > 0 ? ` (${result.unknownMeanwhile} meanwhile)` : '';
  const cells = [
    `${result.scenario}${result.ok ? '' : ' **BROKEN**'}`,
    does,
    `${result.times} (${result.hits})`,
    `${result.campaigns}, ${result.mails}`,
    result.duplicates,
    result.lost,
    `${result.unknown}${meanwhile}`,
    seconds(result.secondsToProgress),
    seconds(result.secondsToRecover),
    seconds(result.seconds),
    `${plan.seed}, ${plan.timescale}`,
    new Date().toISOString().slice(0, 16).replace('T', ' '),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The document with this row in the place of the one of the same scenario and seed, or below the others. */
export function putRow(document: string, row: string): string {
  const lines = document.split('\n');
  const key = keyOf(row);
  const same = lines.findIndex((line) => keyOf(line) === key);
  const at = same >= 0 ? same : lines.findLastIndex((line) => line.startsWith('|')) + 1;
  return lines.toSpliced(at, same >= 0 ? 1 : 0, row).join('\n');
}

/** Null: no row of the table. */
function keyOf(line: string): string | null {
  const cells = line.split(' | ');
  const [seed] = cells[10]?.split(',') ?? [];
  return seed === undefined ? null : `${cells[0]?.replace(' **BROKEN**', '')} ${seed}`;
}
