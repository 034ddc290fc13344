import { parseArgs } from 'node:util';
import { benchSite } from '../../../site/test/bench/site-bench.ts';
import { benchEvents } from './events/bench-events.ts';
import { benchLedger } from './ledger.ts';
import { pacedRows, worstPaced } from './paced.ts';
import { benchScale } from './scale.ts';
import { runSend, type SendPlan, type SendResult } from './send.ts';
import { benchTemplates } from './templates.ts';
import { benchUnsubscribe } from './unsubscribe.ts';

const help = `npm run -s bench -- send --recipients N --mode template|inline --rps N|unlimited --workers W
  [--to sandbox|sink] [--window fixed|sliding] [--confirmations N] [--runs R] [--json]
  --to sink: takes mails and nothing else, as fast as it can; it keeps no templates, so --mode inline goes with it
  --confirmations: signups a second meanwhile (0.2 is one every five seconds)
npm run -s bench -- events --events N --rate R|unlimited [--copies 3] [--forged 1000] [--early 0.1] [--runs R] [--json]
npm run -s bench -- ledger --deliveries N [--json]
npm run -s bench -- scale
npm run -s bench -- site …
npm run -s bench -- templates [--items 40] [--renders 200] [--recipients 100000] [--json]`;

/** Measures a send; medians of R runs. With --json the last line is one JSON object. */
async function main(): Promise<void> {
  const [command, ...rest] = process.argv.slice(2);
  if (command === 'events') return benchEvents(rest);
  if (command === 'site') return benchSite(rest);
  if (command === 'ledger') return benchLedger(rest);
  if (command === 'unsubscribe') return benchUnsubscribe(rest);
  if (command === 'scale') return benchScale();
  if (command === 'templates') return benchTemplates(rest);
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      recipients: { type: 'string', default: '100000' },
      mode: { type: 'string', default: 'template' },
      rps: { type: 'string', default: 'unlimited' },
      workers: { type: 'string', default: '1' },
      to: { type: 'string', default: 'sandbox' },
      window: { type: 'string', default: 'fixed' },
      confirmations: { type: 'string', default: '0' },
      runs: { type: 'string', default: '3' },
      json: { type: 'boolean', default: false },
    },
  });
  if (positionals[0] !== 'send') throw new UsageError(help);
  const plan: SendPlan = {
    recipients: whole(values.recipients, 'recipients'),
    mode: oneOf(values.mode, ['template', 'inline'], 'mode'),
    rps: values.rps === 'unlimited' ? 'unlimited' : whole(values.rps, 'rps'),
    workers: whole(values.workers, 'workers'),
    to: oneOf(values.to, ['sandbox', 'sink'], 'to'),
    window: oneOf(values.window, ['fixed', 'sliding'], 'window'),
    confirmations: perSecond(values.confirmations, 'confirmations'),
  };
  if (plan.to === 'sink' && plan.mode === 'template')
    throw new UsageError('the sink keeps no templates: use --mode inline with it');
  const runs: SendResult[] = [];
  for (let run = 1; run <= whole(values.runs, 'runs'); run += 1) {
    const result = await runSend(plan);
    runs.push(result);
    console.error(`run ${run}: ${result.mailsPerSecond} mails/s in ${result.secondsTotal} s`);
  }
  const medians = medianOf(runs);
  printTable(plan, medians);
  if (values.json) {
    // What was sent is for people; the pacing is only said where there was any.
    const { issue, paced, ...figures } = medians;
    console.log(JSON.stringify(paced === null ? figures : { ...figures, paced }));
  }
}

class UsageError extends Error {}

function printTable(plan: SendPlan, result: SendResult): void {
  const { worker, mongod, redis, sandbox } = result.cpuSecondsPer10k;
  const rows: [string, string][] = [
    [
      'recipients',
      `${plan.recipients} ${plan.mode}, ${plan.workers} worker(s), to the ${plan.to}, ${plan.rps} requests/s`,
    ],
    ['issue', result.issue],
    ['mails/s', String(result.mailsPerSecond)],
    ['CPU-s per 10,000', `worker ${worker}, mongod ${mongod}, redis ${redis}, ${plan.to} ${sandbox}`],
    ['  worker + mongod + redis', (worker + mongod + redis).toFixed(3)],
    ['worker, peak', `${result.peakRssMb.worker} MB`],
    ['prepared after', `${result.secondsToPrepare} s`],
    ['first mail after', `${result.secondsToFirst} s`],
    ['all after', `${result.secondsTotal} s`],
    ['duplicates, lost', `${result.duplicates}, ${result.lost}`],
  ];
  if (result.paced !== null) rows.push(...pacedRows(result.paced));
  for (const [name, value] of rows) console.log(`${name.padEnd(28)}${value}`);
}

function medianOf(runs: readonly SendResult[]): SendResult {
  const of = (read: (result: SendResult) => number) => {
    const sorted = runs.map(read).sort((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  };
  return {
    mailsPerSecond: of((run) => run.mailsPerSecond),
    cpuSecondsPer10k: {
      worker: of((run) => run.cpuSecondsPer10k.worker),
      mongod: of((run) => run.cpuSecondsPer10k.mongod),
      redis: of((run) => run.cpuSecondsPer10k.redis),
      sandbox: of((run) => run.cpuSecondsPer10k.sandbox),
    },
    peakRssMb: { worker: of((run) => run.peakRssMb.worker) },
    secondsToPrepare: of((run) => run.secondsToPrepare),
    secondsToFirst: of((run) => run.secondsToFirst),
    secondsTotal: of((run) => run.secondsTotal),
    // Not medians: one duplicate in one run is one too many.
    duplicates: Math.max(...runs.map((run) => run.duplicates)),
    lost: Math.max(...runs.map((run) => run.lost)),
    issue: runs[0]?.issue ?? '',
    paced: worstPaced(runs.map((run) => run.paced)),
  };
}

function whole(text: string, name: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new UsageError(`--${name} wants a whole number above 0`);
  return value;
}

function perSecond(text: string, name: string): number {
  const value = Number(text);
  if (!(value >= 0)) throw new UsageError(`--${name} wants a number a second`);
  return value;
}

function oneOf<T extends string>(text: string, choices: readonly T[], name: string): T {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new UsageError(`--${name} is one of ${choices.join(', ')}`);
  return found;
}

main().catch((error: unknown) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
