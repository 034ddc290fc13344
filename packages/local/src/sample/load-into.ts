import { CliEnv, createLogger, readEnv } from '@masthead/config';
import { openDelivery } from '@masthead/delivery';
import type { RunningMasthead } from '../start/run-masthead.ts';
import { loadSample } from './load.ts';

/** The sample newsletter and its invented readers, into an installation that runs. @throws AdminRefused */
export async function loadSampleInto(masthead: RunningMasthead, say: (line: string) => void): Promise<void> {
  const delivery = await openOurDelivery(masthead.of.admin);
  try {
    await loadSample({
      adminUrl: masthead.adminUrl,
      localToken: masthead.of.admin.LOCAL_TOKEN ?? '',
      addReaders: async (newsletterId, readers) =>
        (await delivery.list.addConfirmed(newsletterId, readers, 'sample')).added,
      log: say,
    });
  } finally {
    await delivery.close();
  }
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
