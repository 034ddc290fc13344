import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliEnv, createLogger, readEnv } from '@masthead/config';
import { openDelivery } from '@masthead/delivery';
import { loadSample } from '../sample/load.ts';
import type { RunningMasthead } from './run-masthead.ts';
import { writePrivate } from './secrets.ts';
import type { Steps } from './steps.ts';

export interface SampleOptions {
  readonly dataDir: string;
  readonly masthead: RunningMasthead;
  readonly steps: Steps;
}

/**
 * Loads the sample newsletter into a database that has not seen it from here. Never where mail goes through the
 * provider itself: invented readers have no place on a real list.
 */
export async function loadSampleOnce({ dataDir, masthead, steps }: SampleOptions): Promise<void> {
  const env = masthead.of.admin;
  const marker = join(dataDir, 'sample.json');
  const database = createHash('sha256')
    .update(env.MONGODB_URI ?? '')
    .digest('hex');
  const key = env.MONGODB_URI?.startsWith('mongodb://127.0.0.1') ? 'local' : database;
  const loaded = existsSync(marker) ? (JSON.parse(readFileSync(marker, 'utf8')) as string[]) : [];
  if (masthead.isLive || loaded.includes(key)) return;
  await steps.run('Sample newsletter', async (say) => {
    const delivery = await openOurDelivery(env);
    try {
      await loadSample({
        adminUrl: masthead.adminUrl,
        localToken: env.LOCAL_TOKEN ?? '',
        addReaders: async (newsletterId, readers) =>
          (await delivery.list.addConfirmed(newsletterId, readers, 'sample')).added,
        log: say,
      });
    } finally {
      await delivery.close();
    }
  });
  writePrivate(marker, JSON.stringify([...loaded, key]));
}

function openOurDelivery(env: RunningMasthead['of']['admin']) {
  const read = readEnv(CliEnv, env);
  return openDelivery({
    mongodbUri: read.MONGODB_URI ?? '',
    redisUrl: read.REDIS_URL ?? null,
    redisPrefix: read.REDIS_PREFIX,
    environmentId: read.ENVIRONMENT_ID,
    tokenKeys: read.TOKEN_KEYS ?? [],
    siteUrl: read.SITE_URL ?? '',
    webhookSecret: null,
    log: createLogger({ name: 'start', level: 'warn', format: 'pretty' }),
  });
}
