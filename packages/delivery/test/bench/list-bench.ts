import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { SubscriberFilter } from '@masthead/domain';
import { silentLog } from '../../src/index.ts';
import {
  connectDatabase,
  type Database,
  ensureIndexes,
  makeNewsletterDirectory,
} from '../../src/mongo/index.ts';
import { noFailpoints, silentWaker } from '../../src/ports/index.ts';
import { openReaderSide, type ReaderSide } from '../../src/reader-side.ts';
import { timing } from '../../src/timing.ts';

/**
 * How the list behaves at size: import (killed half-way and resumed), export, search, counts, with time and memory.
 * `npm run -s bench:list -- [rows]`, MONGODB_URI of a replica set; its own database, dropped in the end.
 */
const newsletterId = '64b000000000000000000001';

async function main(): Promise<void> {
  const rows = Number(process.argv[2] ?? 1_000_000);
  const uri =
    process.env.BENCH_MONGODB_URI ?? databaseUri(`masthead_list_bench_${randomBytes(4).toString('hex')}`);
  const database = await connectDatabase(uri);
  try {
    await ensureIndexes(database);
    const side = readerSide(database);
    const view = await side.imports.upload({ name: 'bench.csv', actor: 'bench' }, sampleFile(rows));
    const { mapping } = view;
    const consentSource = 'bench: made up';
    await side.imports.start(view.id, { newsletterId, mapping, consentSource, dryRun: false });
    const look = async () => (await side.imports.get(view.id)) ?? view;

    const first = goThrough(uri);
    while ((await look()).rows < rows / 2) await new Promise((done) => setTimeout(done, 100));
    process.kill(first.pid, 'SIGKILL');
    const killed = await first.over;
    const half = await look();
    // What a restart waits for is the lease: a minute in production, none here.
    await database.db
      .collection('imports')
      .updateMany({ dueAt: { $exists: true } }, { $set: { dueAt: new Date(0) } });
    const second = await goThrough(uri).over;
    const done = await look();
    const seconds = (killed.ms + second.ms) / 1000;
    say(
      'import',
      `${done.rows} rows in ${seconds.toFixed(1)} s (killed at row ${half.rows}), ${Math.round(done.rows / seconds)}/s, peak ${Math.max(killed.rssMb, second.rssMb)} MB`,
    );
    say('import counts', JSON.stringify(done.counts));
    const subscriptions = database.db.collection('subscriptions');
    const lines = await subscriptions.distinct('imported.row').then(
      (found) => found.length,
      () => -1,
    );
    say(
      'rows on the list',
      `${await subscriptions.countDocuments()} subscriptions, ${await database.db.collection('subscribers').countDocuments()} subscribers${lines < 0 ? '' : `, ${lines} lines of the file`}`,
    );
    await exporting(side);
    await searching(side, rows);
    await counting(side, rows);
  } finally {
    await database.db.dropDatabase();
    await database.close();
  }
}

async function exporting(side: ReaderSide): Promise<void> {
  const from = performance.now();
  let bytes = 0;
  let peak = 0;
  const before = process.memoryUsage().rss;
  for await (const piece of side.list.exportCsv({ newsletterId })) {
    bytes += Buffer.byteLength(piece);
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  say(
    'export',
    `${seconds(from)} s, ${Math.round(bytes / 1e6)} MB of CSV, peak ${Math.round(peak / 1e6)} MB (${Math.round(before / 1e6)} MB before)`,
  );
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

/** A process of its own: what it needs of memory is its own, and it can be killed. */
function goThrough(uri: string): {
  readonly pid: number;
  readonly over: Promise<{ readonly ms: number; readonly rssMb: number }>;
} {
  const from = performance.now();
  let rssMb = 0;
  const child = fork(fileURLToPath(import.meta.url), ['--work'], {
    env: { ...process.env, BENCH_MONGODB_URI: uri },
    stdio: 'inherit',
  });
  child.on('message', (rss) => {
    rssMb = Math.max(rssMb, Math.round(Number(rss) / 1e6));
  });
  const over = new Promise<{ ms: number; rssMb: number }>((done) => {
    child.once('exit', () => done({ ms: performance.now() - from, rssMb }));
  });
  return { pid: child.pid ?? -1, over };
}

async function work(): Promise<void> {
  const database = await connectDatabase(process.env.BENCH_MONGODB_URI ?? '');
  const timer = setInterval(() => process.send?.(process.memoryUsage().rss), 200);
  const side = readerSide(database);
  await side
    .processors({
      renderer: noMail,
      transport: { submitMail: async () => Promise.reject(new Error('no mail here')) },
      siteUrl: 'http://127.0.0.1',
      timing: timing(1),
      failpoint: noFailpoints,
    })
    .imports.runDue();
  clearInterval(timer);
  await database.close();
  process.disconnect();
}

const noMail = new Proxy({} as Parameters<ReaderSide['processors']>[0]['renderer'], {
  get: () => async () => Promise.reject(new Error('no mail here')),
});

function readerSide(database: Database): ReaderSide {
  return openReaderSide({
    database,
    newsletters: makeNewsletterDirectory(database),
    waker: silentWaker,
    tokenKeys: [{ kid: 'k1', secret: Buffer.alloc(32, 5) }],
    environmentId: 'bench',
    webhookSecret: null,
    clock: () => new Date(),
    log: silentLog,
  });
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

function databaseUri(name: string): string {
  const base = process.env.MONGODB_URI ?? 'mongodb://127.0.0.1:27017/?replicaSet=rs0';
  return base.replace(/^(mongodb:\/\/[^/]+)\/[^?]*/, `$1/${name}`);
}

const seconds = (from: number) => ((performance.now() - from) / 1000).toFixed(1);
const say = (what: string, figure: string) => process.stdout.write(`${what.padEnd(26)} ${figure}\n`);

await (process.argv.includes('--work') ? work() : main());
