import { fork } from 'node:child_process';
import { connectDatabase } from '@masthead/delivery/mongo';
import type { SubscriberFilter } from '@masthead/domain';
import { testMongoUri } from '@masthead/testing';
import { provideMongod } from '@masthead/testing/provide-mongod';
import { ensureIndexes } from '../../../../packages/delivery/src/mongo/indexes.ts';
import type { ReaderSide } from '../../../../packages/delivery/src/reader-side.ts';
import { bundleScript } from '../harness/processes.ts';
import { newsletterId, readerSide } from './list-side.ts';

/**
 * How the list behaves at size: import (killed half-way and resumed), export, search, counts, with time and memory.
 * `npm run -s bench:list -- [rows]`: on a throw-away mongod, or the one MONGODB_URI names.
 */
async function main(): Promise<void> {
  const rows = Number(process.argv[2] ?? 1_000_000);
  const script = await bundleScript('test/bench/list-work.ts');
  const uri = testMongoUri();
  const database = await connectDatabase(uri);
  try {
    await ensureIndexes(database);
    const side = readerSide(database);
    const view = await side.imports.upload({ name: 'bench.csv', actor: 'bench' }, sampleFile(rows));
    const { mapping } = view;
    const consentSource = 'bench: made up';
    await side.imports.start(view.id, { newsletterId, mapping, consentSource, dryRun: false });
    const look = async () => (await side.imports.get(view.id)) ?? view;

    const first = inProcess(script, 'import', uri);
    while ((await look()).rows < rows / 2) await new Promise((done) => setTimeout(done, 100));
    process.kill(first.pid, 'SIGKILL');
    const killed = await first.over;
    const half = await look();
    // What a restart waits for is the lease: a minute in production, none here.
    await database.db
      .collection('imports')
      .updateMany({ dueAt: { $exists: true } }, { $set: { dueAt: new Date(0) } });
    const second = await inProcess(script, 'import', uri).over;
    const done = await look();
    const seconds = (killed.ms + second.ms) / 1000;
    say(
      'import',
      `${done.rows} rows in ${seconds.toFixed(1)} s (killed at row ${half.rows}), ${Math.round(done.rows / seconds)}/s, peak ${Math.max(killed.rssMb, second.rssMb)} MB`,
    );
    say('import counts', JSON.stringify(done.counts));
    const subscriptions = database.db.collection('subscriptions');
    const [lines] = await subscriptions
      .aggregate([{ $group: { _id: '$imported.row' } }, { $count: 'n' }], { allowDiskUse: true })
      .toArray();
    say(
      'rows on the list',
      `${await subscriptions.countDocuments()} subscriptions, ${await database.db.collection('subscribers').countDocuments()} subscribers, of ${lines?.n} lines of the file`,
    );
    await exporting(script, uri);
    await searching(side, rows);
    await counting(side, rows);
  } finally {
    await database.db.dropDatabase();
    await database.close();
  }
}

async function exporting(script: string, uri: string): Promise<void> {
  const { ms, rssMb, told } = await inProcess(script, 'export', uri).over;
  say('export', `${(ms / 1000).toFixed(1)} s, ${told}, peak ${rssMb} MB`);
}

async function searching(side: ReaderSide, rows: number): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < 200; i += 1) {
    const addressPrefix = `reader-${Math.floor((rows / 200) * i)}`;
    const from = performance.now();
    await side.list.list({ newsletterId, addressPrefix, limit: 50 });
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  say('search by prefix', `median ${times[100]?.toFixed(1)} ms, worst of 200 ${times.at(-1)?.toFixed(1)} ms`);
}

async function counting(side: ReaderSide, rows: number): Promise<void> {
  const filters: Record<string, SubscriberFilter> = {
    'confirmed (all)': { newsletterId, state: 'confirmed' },
    'monthly (1 in 10)': { newsletterId, state: 'confirmed', frequency: 'monthly' },
    'topic evals (1 in 20)': { newsletterId, state: 'confirmed', topic: 'evals' },
    'topic evals, monthly': { newsletterId, state: 'confirmed', topic: 'evals', frequency: 'monthly' },
    'nobody (other source)': { newsletterId, state: 'confirmed', source: 'site:home' },
  };
  for (const [name, filter] of Object.entries(filters)) {
    const from = performance.now();
    const { count } = await side.list.count(filter);
    say(`count ${name}`, `${count} of ${rows} in ${(performance.now() - from).toFixed(0)} ms`);
  }
  const from = performance.now();
  await side.list.growth(newsletterId, 26);
  say('growth, 26 weeks', `${(performance.now() - from).toFixed(0)} ms`);
}

interface Work {
  readonly pid: number;
  readonly over: Promise<{ readonly ms: number; readonly rssMb: number; readonly told: string }>;
}

/** A process of its own: what it needs of memory is its own, and it can be killed. Its start is part of its time. */
function inProcess(script: string, what: 'import' | 'export', uri: string): Work {
  const from = performance.now();
  let rssMb = 0;
  let told = '';
  const child = fork(script, [what, uri], { execArgv: [], stdio: 'inherit' });
  child.on('message', (message) => {
    if (typeof message === 'string') told = message;
    else rssMb = Math.max(rssMb, Math.round((Number(message) * 1024) / 1e6));
  });
  const over = new Promise<Awaited<Work['over']>>((done) => {
    child.once('exit', () => done({ ms: performance.now() - from, rssMb, told }));
  });
  return { pid: child.pid ?? -1, over };
}

async function* sampleFile(rows: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from('email,name,frequency,topics,confirmed_at\r\n');
  for (let start = 0; start < rows; start += 10_000) {
    let text = '';
    for (let i = start; i < Math.min(rows, start + 10_000); i += 1) {
      // Scattered as real lists are: neither sorted nor random.
      const key = (i * 7_919) % rows;
      const name =
        key % 4 === 0
          ? `"Lee, Ann ${key}"`
          : key % 4 === 1
            ? `José 日 ${key}`
            : key % 4 === 2
              ? `'=SUM(${key})`
              : '';
      text += `reader-${key}@readers.masthead-fixtures.org,${name},${key % 10 === 0 ? 'monthly' : ''},${key % 20 < 1 ? 'evals' : ''},202${key % 6}-0${1 + (key % 9)}-11\r\n`;
    }
    yield Buffer.from(text);
  }
}

const say = (what: string, figure: string) => process.stdout.write(`${what.padEnd(26)} ${figure}\n`);

const stopMongod = await provideMongod();
await main().finally(stopMongod);
