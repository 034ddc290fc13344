import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chaos } from './chaos.ts';
import { runScenario, type ScenarioResult } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import { failpoints, failpointsAt, pointsOf } from './scenarios/failpoints.ts';
import { scenarios } from './scenarios/index.ts';
import { putRow, tableHead, tableRow } from './table.ts';

const help = `npm run -s crash -- --kills N --recipients M --seed S [--json]
  [--workers 3] [--stops 0] [--flushes 0] [--faults 0] [--timescale 10]
npm run -s crash -- --scenario NAME,…|all [--times N] [--recipients M] [--seed S] [--timescale 10] [--points POINT,…] [--write] [--json]
  --points: of failpoints only those that begin so
  --write: each row into docs/crash-table.md, in the place of the one of that scenario and seed
  ${scenarios.map(({ name, times }) => `${name} (${times})`).join(', ')}`;

const tablePath = join(import.meta.dirname, '../../../../docs/crash-table.md');

/** Within this after a fault everything that was due is done (timing table of the delivery design; crash tests have room). */
const recoverWithinSeconds = (timescale: number) => (timescale >= 10 ? 30 : 90);

/** Drives real processes through faults and prints a verdict over I1–I7 from the sandbox's log and the ledger only. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string' },
      times: { type: 'string' },
      kills: { type: 'string', default: '20' },
      recipients: { type: 'string' },
      seed: { type: 'string', default: '1' },
      workers: { type: 'string', default: '3' },
      stops: { type: 'string', default: '0' },
      flushes: { type: 'string', default: '0' },
      faults: { type: 'string', default: '0' },
      timescale: { type: 'string', default: '10' },
      points: { type: 'string' },
      write: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const chosen =
    values.scenario === undefined
      ? [
          chaos({
            kills: number(values.kills),
            stops: number(values.stops),
            flushes: number(values.flushes),
            workers: number(values.workers),
            faults: number(values.faults),
          }),
        ]
      : named(values.scenario, values.points);
  const plan = { seed: number(values.seed), timescale: number(values.timescale) };
  console.log(tableHead);
  const results: ScenarioResult[] = [];
  for (const scenario of chosen) {
    const result = inTime(
      await runScenario(scenario, {
        ...plan,
        times: values.times === undefined ? scenario.times : number(values.times),
        recipients: values.recipients === undefined ? scenario.recipients : number(values.recipients),
        say: (line) => console.error(`${scenario.name}: ${line}`),
      }),
      recoverWithinSeconds(plan.timescale),
    );
    results.push(result);
    const row = tableRow(scenario.does, result, plan);
    console.log(row);
    if (values.write) writeFileSync(tablePath, putRow(readFileSync(tablePath, 'utf8'), row));
    for (const problem of result.problems) console.log(`  ${scenario.name}: ${problem}`);
  }
  const sum = (read: (result: ScenarioResult) => number) =>
    results.reduce((all, result) => all + read(result), 0);
  const ok = results.every((result) => result.ok);
  console.log(ok ? 'I1–I7 hold' : 'BROKEN');
  if (values.json)
    console.log(
      JSON.stringify({
        duplicates: sum((result) => result.duplicates),
        lost: sum((result) => result.lost),
        unknown: sum((result) => result.unknown),
        kills: values.scenario === undefined ? number(values.kills) : sum((result) => result.times),
        ok,
      }),
    );
  if (!ok) process.exitCode = 1;
}

class UsageError extends Error {}

function number(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new UsageError(help);
  return value;
}

function named(names: string, points: string | undefined): readonly Scenario[] {
  if (points !== undefined) {
    if (names !== failpoints.name) throw new UsageError(`--points is of ${failpoints.name}\n${help}`);
    return [failpointsAt(pointsOf(points.split(',')))];
  }
  return names.split(',').flatMap((name) => {
    const found = scenarios.filter((scenario) => name === 'all' || scenario.name === name);
    if (found.length === 0) throw new UsageError(`there is no scenario “${name}”\n${help}`);
    return found;
  });
}

function inTime(result: ScenarioResult, seconds: number): ScenarioResult {
  const { problems, secondsToRecover } = result;
  if (secondsToRecover === null || secondsToRecover <= seconds) return result;
  const late = `${secondsToRecover} s to recover, ${seconds} s are allowed`;
  return { ...result, ok: false, problems: [...problems, late] };
}

main().catch((error: unknown) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
