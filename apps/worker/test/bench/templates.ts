import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { MAX_HTML_BYTES, type Snapshot } from '@masthead/domain';
import { renderIssue } from '@masthead/templates';
import { manyItems } from '@masthead/templates/samples';
import { personalised } from './personalise.ts';

const help = 'npm run -s bench -- templates [--items 40] [--renders 200] [--recipients 100000] [--json]';

/**
 * What the templates cost: the first render of a process, a warm one (HTML and text), and mails into request bytes. In a
 * process that runs as production does: React's development build takes about twice as long.
 */
export async function benchTemplates(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      items: { type: 'string', default: '40' },
      renders: { type: 'string', default: '200' },
      recipients: { type: 'string', default: '100000' },
      cold: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [items, renders, recipients] = [values.items, values.renders, values.recipients].map(Number);
  if (![items, renders, recipients].every((value) => Number.isInteger(value) && (value ?? 0) > 0))
    throw new Error(help);
  if (process.env.NODE_ENV !== 'production') {
    execFileSync(process.execPath, againWith(args), { env: asProduction(), stdio: 'inherit' });
    return;
  }
  const issue = manyItems(items ?? 40);
  if (values.cold) {
    console.log(JSON.stringify(await timed(issue)));
    return;
  }
  const cold = coldRenders(items ?? 40);
  const { took: warm, cpuMs } = await warmRenders(issue, renders ?? 200);
  const rendered = await renderIssue(issue);
  const encoded = personalised(issue, rendered, recipients ?? 100_000);
  const figures = {
    items: items ?? 40,
    htmlBytes: Buffer.byteLength(rendered.html),
    textBytes: Buffer.byteLength(rendered.text),
    coldMs: median(cold),
    warmMs: median(warm),
    warmP95Ms: percentile(warm, 0.95),
    warmCpuMs: cpuMs,
    recipientsPerSecond: encoded.perSecond,
    recipientsPerCpuSecond: encoded.perCpuSecond,
    recipients: recipients ?? 100_000,
  };
  const rows: readonly (readonly [string, string])[] = [
    ['issue', `${figures.items} items, ${figures.htmlBytes} B of HTML, ${figures.textBytes} B of text`],
    ['cold render, median of 5', `${figures.coldMs.toFixed(1)} ms (wanted: at most 150)`],
    [
      'warm render, median',
      `${figures.warmMs.toFixed(2)} ms (wanted: at most 10); p95 ${figures.warmP95Ms.toFixed(2)} ms`,
    ],
    [
      'warm render, CPU, mean',
      `${figures.warmCpuMs.toFixed(2)} ms, garbage collection and compiler included`,
    ],
    [
      'into request bytes, inline',
      `${figures.recipientsPerSecond} recipients/s on one core, ${figures.recipients} of them (wanted: 20,000)`,
    ],
    ['the same, a second of CPU', `${figures.recipientsPerCpuSecond} recipients`],
    ['cut by mail programs at', `${MAX_HTML_BYTES} B`],
  ];
  for (const [name, value] of rows) console.log(`${name.padEnd(28)}${value}`);
  if (values.json) console.log(JSON.stringify(figures));
}

/** The first render of a process of its own, its modules loaded: what the first approval after a deploy waits for. */
function coldRenders(items: number): number[] {
  return Array.from({ length: 5 }, () => {
    const args = againWith(['--cold', '--items', String(items)]);
    const said = execFileSync(process.execPath, args, { encoding: 'utf8', env: asProduction() });
    return Number(said.trim().split('\n').at(-1));
  });
}

function againWith(args: readonly string[]): readonly string[] {
  return [...process.execArgv, process.argv[1] ?? '', 'templates', ...args];
}

function asProduction(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production' };
}

/** By the clock, and by the processor: on a machine with other work the clock counts that, too. */
async function warmRenders(
  issue: Snapshot,
  renders: number,
): Promise<{ readonly took: readonly number[]; readonly cpuMs: number }> {
  for (let round = 0; round < 50; round += 1) await renderIssue(issue);
  const took: number[] = [];
  const before = process.cpuUsage();
  for (let round = 0; round < renders; round += 1) took.push(await timed(issue));
  const { system, user } = process.cpuUsage(before);
  return { took, cpuMs: (system + user) / 1000 / renders };
}

async function timed(issue: Snapshot): Promise<number> {
  const from = process.hrtime.bigint();
  await renderIssue(issue);
  return Number(process.hrtime.bigint() - from) / 1e6;
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
