import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connectDatabase } from '@masthead/delivery/mongo';
import { loadSampleInto } from '@masthead/local/sample';
import { withOwnServices } from '@masthead/testing/own-services';
import { startStack } from '@masthead/testing/stack';
import { seedSubscribers } from '../../../../packages/delivery/test/seed.ts';
import { type Deed, makeDeeds } from './deeds.ts';
import { type MemoryRow, watchMemory } from './memory.ts';

const help = `npm run -s soak -- [--minutes 30] [--write]
  Everything at once at a steady rate; --write: the report into docs/soak.md`;

const readers = 2_000;
/** How far apart, in ms. */
const every = { viewPage: 50, signUp: 10_000, unsubscribe: 10_000, edit: 5_000, send: 20_000 } as const;
/** Memory may grow by so much from the fifth minute to the end. */
const allowedGrowth = 0.1;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '30' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  const minutes = Number(values.minutes);
  await withOwnServices(console.error, async () => {
    const report = await soak(minutes);
    console.log(report.text);
    if (values.write) writeFileSync(join(import.meta.dirname, '../../../../docs/soak.md'), report.text);
    if (!report.ok) process.exitCode = 1;
  });
}

async function soak(minutes: number) {
  const stack = await startStack({ SIGNUP_MIN_FILL_MS: '0', RESEND_REQUESTS_PER_SECOND: '10' });
  const database = await connectDatabase(String(stack.env.MONGODB_URI));
  try {
    await loadSampleInto(stack.masthead, () => undefined);
    const newsletter = await database.db.collection('newsletters').findOne({ slug: 'gradient-notes' });
    const newsletterId = String(newsletter?._id);
    await seedSubscribers(database, newsletterId, readers);
    const memory = watchMemory(
      (['admin', 'site', 'worker'] as const).map((name) => ({ name, pid: stack.masthead.child(name).pid })),
    );
    const begun = new Date();
    const deeds = makeDeeds(stack, database, newsletterId);
    const until = Date.now() + minutes * 60_000;
    const done = await Promise.all(
      Object.entries(every).map(async ([name, everyMs]) => ({
        name,
        ...(await repeat(deeds[name as keyof typeof every], everyMs, until)),
      })),
    );
    const rows = memory.stop(Math.min(5, minutes / 2) * 60_000);
    const events = await database.collections.providerEvents.countDocuments();
    const logged = stack
      .log()
      .split('\n')
      .filter((line) => /"level":(50|60)\b/.test(line));
    const campaigns = await database.collections.campaigns.countDocuments();
    const unfinished = await database.collections.campaigns.countDocuments({ finishedAt: null });
    return reportOf({ begun, minutes, done, rows, events, logged, campaigns, unfinished });
  } finally {
    await database.close();
    await stack.stop();
  }
}

interface Done {
  readonly name: string;
  readonly times: number;
  readonly errors: readonly string[];
  readonly slowestMs: number;
}

async function repeat(deed: Deed, everyMs: number, until: number): Promise<Omit<Done, 'name'>> {
  const errors: string[] = [];
  let times = 0;
  let slowestMs = 0;
  for (let due = Date.now(); due < until; due += everyMs) {
    await sleep(Math.max(0, due - Date.now()));
    const from = performance.now();
    await deed().catch((error: unknown) => errors.push(String(error)));
    times += 1;
    slowestMs = Math.max(slowestMs, performance.now() - from);
  }
  return { times, errors, slowestMs: Math.round(slowestMs) };
}

function reportOf(seen: {
  readonly begun: Date;
  readonly minutes: number;
  readonly done: readonly Done[];
  readonly rows: readonly MemoryRow[];
  readonly events: number;
  readonly logged: readonly string[];
  readonly campaigns: number;
  readonly unfinished: number;
}) {
  const errors = seen.done.flatMap((each) => each.errors);
  const grown = seen.rows.filter(({ growth }) => growth > allowedGrowth);
  const ok = errors.length + seen.logged.length + grown.length + seen.unfinished === 0;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const text = `# Soak

\`npm run -s soak -- --minutes ${seen.minutes} --write\`, begun ${seen.begun.toISOString().slice(0, 16).replace('T', ' ')} UTC: the real processes, ${readers} readers,
everything at once at a steady rate. ${ok ? 'All is as it should be.' : '**Something is not as it should be.**'}

| done | every | times | errors | slowest |
|---|---|---|---|---|
${seen.done.map(({ name, times, errors: its, slowestMs }) => `| ${name} | ${every[name as keyof typeof every] / 1000} s | ${times} | ${its.length} | ${slowestMs} ms |`).join('\n')}

${seen.campaigns} campaigns, ${seen.unfinished} of them not over; ${seen.events} provider events; ${seen.logged.length} lines logged as errors.

| process | after 5 min | at the end | grown by (≤ ${percent(allowedGrowth)}) | peak | five minutes each |
|---|---|---|---|---|---|
${seen.rows
  .map(
    ({ name, earlyMb, lateMb, growth, peakMb, courseMb }) =>
      `| ${name} | ${earlyMb} MB | ${lateMb} MB | ${percent(growth)} | ${peakMb} MB | ${courseMb.join(', ')} |`,
  )
  .join('\n')}
${[...errors, ...seen.logged]
  .slice(0, 10)
  .map((line) => `\n- ${line.slice(0, 300)}`)
  .join('')}`;
  return { ok, text };
}

await main();
