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
