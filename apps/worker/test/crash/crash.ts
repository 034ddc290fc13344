import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { timing } from '@masthead/delivery';
import { freePort, startMongod, startRedis } from '@masthead/local';
import { Redis } from 'ioredis';
import { openStage } from '../harness/stage.ts';
import { type ChaosResult, runChaos } from './chaos.ts';

const help = `npm run -s crash -- --kills N --recipients M --seed S [--json]
  [--workers 3] [--stops 0] [--flushes 0] [--faults 0.3] [--timescale 10]`;

/** Drives real processes through kills and prints a verdict over I1–I7 from the sandbox's log and the ledger only. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '20' },
      recipients: { type: 'string', default: '5000' },
      seed: { type: 'string', default: '1' },
      workers: { type: 'string', default: '3' },
      stops: { type: 'string', default: '0' },
      flushes: { type: 'string', default: '0' },
      faults: { type: 'string', default: '0' },
      timescale: { type: 'string', default: '10' },
      json: { type: 'boolean', default: false },
    },
  });
  const number = (name: Exclude<keyof typeof values, 'json'>) => {
    const value = Number(values[name]);
    if (!Number.isFinite(value) || value < 0) throw new UsageError(help);
    return value;
  };
  const timescale = number('timescale');
  const folder = mkdtempSync(join(tmpdir(), 'masthead-crash-'));
  const mongod = await startMongod({
    dataDir: join(folder, 'mongodb'),
    port: await freePort(),
    ephemeral: true,
  });
  const redis = await startRedis({ dataDir: join(folder, 'redis'), port: await freePort() });
  try {
    const stage = await openStage({
      mongodbUri: mongod.uri.replace('/?', '/crash?'),
      redisUrl: redis.uri,
      redisPrefix: '{crash}',
      recipients: number('recipients'),
      timescale,
    });
    try {
      const result = await runChaos(stage, {
        kills: number('kills'),
        stops: number('stops'),
        workers: number('workers'),
        seed: number('seed'),
        faults: number('faults'),
        redis: { times: number('flushes'), flush: () => flush(redis.uri) },
        leaseMs: timing(timescale).leaseMs,
        say: (line) => console.error(line),
      });
      print(values, result);
      if (values.json) {
        const { duplicates, lost, unknown, kills, ok } = result;
        console.log(JSON.stringify({ duplicates, lost, unknown, kills, ok }));
      }
      if (!result.ok) process.exitCode = 1;
    } finally {
      await stage.close();
    }
  } finally {
    await Promise.all([mongod.stop(), redis.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

class UsageError extends Error {}

async function flush(url: string): Promise<void> {
  const redis = new Redis(url);
  await redis.flushall();
  redis.disconnect();
}

function print(values: Readonly<Record<string, unknown>>, result: ChaosResult): void {
  console.log(`seed ${values.seed}, ${new Date().toISOString()}`);
  console.log(
    `${result.kills} kills, ${result.stops} stops, ${values.flushes} flushes of Redis, faults ${values.faults}, ` +
      `${result.campaigns} campaigns of ${values.recipients}, ${values.workers} workers`,
  );
  console.log(
    `duplicates ${result.duplicates}, lost ${result.lost}, unknown ${result.unknown}, ` +
      `recovered ${result.secondsToRecover} s after the last act`,
  );
  for (const problem of result.problems) console.log(problem);
  console.log(result.ok ? 'I1–I7 hold' : 'BROKEN');
}

main().catch((error: unknown) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
