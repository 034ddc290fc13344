import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort, startMongod, startRedis, startReplicaSet } from '@masthead/local';
import { type Leavers, openLeavers } from '../crash/leaving.ts';

/**
 * `bench -- unsubscribe [--posts 10000] [--rate 200] [--redis up|stopped] [--step-downs N] [--json]`: one-click posts to the
 * site as it ships. With step-downs MongoDB is three nodes, whose primary goes that many times meanwhile.
 */
export async function benchUnsubscribe(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      posts: { type: 'string', default: '10000' },
      rate: { type: 'string', default: '200' },
      redis: { type: 'string', default: 'up' },
      'step-downs': { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
    },
  });
  const [readers, rate, stepDowns] = [values.posts, values.rate, values['step-downs']].map(Number) as [
    number,
    number,
    number,
  ];
  const folder = mkdtempSync(join(tmpdir(), 'masthead-leaving-'));
  const nodes =
    stepDowns === 0
      ? null
      : await startReplicaSet({ dataDir: join(folder, 'nodes'), electionTimeoutMs: 10_000 });
  const mongod =
    nodes ?? (await startMongod({ dataDir: join(folder, 'db'), port: await freePort(), ephemeral: true }));
  const redis = await startRedis({ dataDir: join(folder, 'redis'), port: await freePort() });
  let leavers: Leavers | null = null;
  try {
    leavers = await openLeavers({
      mongodbUri: mongod.uri.replace('/?', '/leaving?'),
      redisUrl: redis.uri,
      dataDir: folder,
      readers,
    });
    if (values.redis === 'stopped') await redis.stop();
    const leaving = leavers.leave(rate);
    // Evenly over the time that the posts take.
    for (let i = 0; i < stepDowns; i += 1) {
      await new Promise((done) => setTimeout(done, (readers / rate / (stepDowns + 1)) * 1000));
      await nodes?.stepDown();
    }
    const result = await leaving;
    for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(20)}${value}`);
    if (values.json) console.log(JSON.stringify(result));
  } finally {
    await leavers?.close();
    await Promise.all([mongod.stop(), redis.stop()]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
