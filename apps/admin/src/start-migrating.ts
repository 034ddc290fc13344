import { migrate } from '@masthead/migrations';
import type { Payload } from 'payload';
import { env } from './env.ts';

const holder = globalThis as typeof globalThis & { mastheadMigrating?: Promise<void> };

/**
 * Does beside the desk's own work what this version changes in the database, unless `masthead migrate` did it before.
 * The desk opens meanwhile: every migration leaves what it has not reached yet readable (decision 0071). Once a process.
 */
export function startMigrating(payload: Payload): Promise<void> {
  holder.mastheadMigrating ??= migrate({
    mongodbUri: env().MONGODB_URI,
    say: (line) => payload.logger.info({ msg: `migration ${line}` }),
  }).then(
    () => undefined,
    (error: unknown) =>
      payload.logger.error({ err: error, msg: 'migrating stopped: masthead migrate goes on' }),
  );
  return holder.mastheadMigrating;
}
