import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDelivery, silentLog } from '@masthead/delivery';
import { connectDatabase } from '@masthead/delivery/mongo';
import { freePort, startMongod } from '@masthead/local';
import { countLedger, fillLedger, fillOpenCampaign } from '../../../../packages/delivery/test/fill-ledger.ts';
import { addressOf } from '../../../../packages/delivery/test/seed.ts';
import { cpuSeconds } from './usage.ts';

const campaigns = 100;
const batchSize = 100;
const times = 30;
/** Of the one that is being sent while the lists are asked for. */
const openRecipients = 100_000;

interface Figures {
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Of a processor, ours and MongoDB's: what it would take on a machine that does nothing else. */
  readonly cpuMs: number;
}

/** `bench -- ledger --deliveries N [--json]`: fills a real mongod with 100 finished campaigns and asks what a desk asks; then once more while one of 100,000 is sent. */
export async function benchLedger(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      deliveries: { type: 'string', default: '1000000' },
      json: { type: 'boolean', default: false },
    },
  });
  const deliveries = Number(values.deliveries);
  const readers = Math.ceil(deliveries / campaigns / batchSize) * batchSize;
  if (!Number.isInteger(deliveries) || deliveries < 1) throw new Error('--deliveries wants a whole number');
  const folder = mkdtempSync(join(tmpdir(), 'masthead-ledger-'));
  const mongod = await startMongod({ dataDir: folder, port: await freePort(), ephemeral: true });
  const mongodbUri = mongod.uri.replace('/?', '/ledger?');
  const delivery = await openDelivery({
    mongodbUri,
    redisUrl: null,
    redisPrefix: '{ledger}',
    environmentId: 'bench',
    tokenKeys: [{ kid: 'k1', secret: Buffer.alloc(32, 7) }],
    siteUrl: 'https://news.masthead-fixtures.org',
    webhookSecret: null,
    log: silentLog,
  });
  const database = await connectDatabase(mongodbUri);
  try {
    const ids = await fillLedger(database, { readers, campaigns });
    const reader = () => addressOf(Math.floor(Math.random() * readers));
    const queries: Record<string, () => Promise<unknown>> = {
      'history of a reader, 100 issues': () => delivery.history.of(reader(), { limit: 100 }),
      'one campaign': () => delivery.campaigns.get(ids.at(-1) ?? ''),
      'list of 50': () => delivery.campaigns.list({ limit: 50 }),
      'list of 200, submitted': () => delivery.campaigns.list({ status: 'submitted', limit: 200 }),
      'list, paused': () => delivery.campaigns.list({ status: 'paused', limit: 50 }),
      'list, cancelled': () => delivery.campaigns.list({ status: 'cancelled', limit: 50 }),
    };
    const measure = measuring(mongod.child.pid);
    const uncounted = await measure(
      'list of 50, nothing counted yet',
      queries['list of 50'] ?? (async () => 0),
      3,
    );
    const begun = performance.now();
    const counted = await countLedger(database);
    console.log(`counted ${counted} batches in ${Math.round(performance.now() - begun)} ms`);
    const figures: Record<string, Figures> = { ...uncounted };
    for (const [name, ask] of Object.entries(queries))
      Object.assign(figures, await measure(name, ask, times));
    const open = await fillOpenCampaign(database, openRecipients);
    const whileSending: typeof queries = {
      'sending 100,000: that campaign': () => delivery.campaigns.get(open),
      'sending 100,000: list of 50': () => delivery.campaigns.list({ limit: 50 }),
      'sending 100,000: list, submitting': () => delivery.campaigns.list({ status: 'submitting', limit: 50 }),
      'sending 100,000: list, paused': () => delivery.campaigns.list({ status: 'paused', limit: 50 }),
      'sending 100,000: list of 200, submitted': () =>
        delivery.campaigns.list({ status: 'submitted', limit: 200 }),
    };
    for (const [name, ask] of Object.entries(whileSending))
      Object.assign(figures, await measure(name, ask, times));
    for (const [name, { medianMs, p95Ms, cpuMs }] of Object.entries(figures))
      console.log(`${name.padEnd(42)}${medianMs} ms, p95 ${p95Ms} ms, CPU ${cpuMs} ms`);
    if (values.json) console.log(JSON.stringify({ deliveries: readers * campaigns, queries: figures }));
  } finally {
    await delivery.close();
    await database.close();
    await mongod.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function measuring(mongodPid: number) {
  const used = () => cpuSeconds(mongodPid) + cpuSeconds(process.pid);
  return async (
    name: string,
    ask: () => Promise<unknown>,
    runs: number,
  ): Promise<Record<string, Figures>> => {
    const took: number[] = [];
    const before = used();
    for (let run = 0; run < runs; run += 1) {
      const begun = performance.now();
      await ask();
      took.push(performance.now() - begun);
    }
    const cpuMs = tenths(((used() - before) / runs) * 1000);
    took.sort((a, b) => a - b);
    const at = (share: number) => tenths(took[Math.floor((took.length - 1) * share)] ?? 0);
    return { [name]: { medianMs: at(0.5), p95Ms: at(0.95), cpuMs } };
  };
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}
