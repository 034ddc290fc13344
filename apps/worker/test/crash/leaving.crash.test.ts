import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Leavers, openLeavers } from './leaving.ts';
import { type Services, startServices } from './services.ts';

/** At size: `npm run -s bench -- unsubscribe --step-downs 5`. */
describe('one-click unsubscribes with no Redis, while the primary steps down', () => {
  let services: Services;
  let leavers: Leavers;

  beforeAll(async () => {
    services = await startServices(
      { nodes: 3, fragileRedis: false, electionTimeoutMs: 2_000 },
      {
        mongodbUri: '',
        redisUrl: 'redis://127.0.0.1:1',
      },
    );
    leavers = await openLeavers({
      mongodbUri: services.mongodbUri,
      redisUrl: services.redisUrl,
      dataDir: mkdtempSync(join(tmpdir(), 'masthead-leaving-')),
      readers: 400,
    });
  }, 120_000);

  afterAll(async () => {
    await leavers?.close();
    await services?.stop();
  }, 30_000);

  it('are answered 200 in the end, none acknowledged is lost, each is seen by the next batch that looks', async () => {
    const leaving = leavers.leave(100);
    await services.nodes?.stepDown();
    await services.nodes?.stepDown();
    const left = await leaving;
    expect(left).toMatchObject({ posts: 400, acknowledged: 400, lost: 0, notSeenByNextLook: 0 });
  }, 120_000);
});
