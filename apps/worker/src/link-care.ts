import type { WorkerEnv } from '@masthead/config';
import type { Log } from '@masthead/delivery/ports';
import { openLinkCare } from '@masthead/links';
import { makeKick } from './processors/kick.ts';

/** So often a worker asks whether this hour's round is still to be done: the first that asks does it. */
const askEveryMs = 600_000;

/** Looks after the links of past issues beside everything else, until stopped. Needs nobody's lease and no wake. */
export function startLinkCare(
  { MONGODB_URI, TIMESCALE }: Pick<WorkerEnv, 'MONGODB_URI' | 'TIMESCALE'>,
  log: Log,
): { stop(): Promise<void> } {
  const care = openLinkCare({ mongodbUri: MONGODB_URI, log });
  const kick = makeKick('links of past issues', care, log);
  const timer = setInterval(kick, askEveryMs / TIMESCALE);
  return {
    async stop() {
      clearInterval(timer);
      await kick.stop();
      await care.close();
    },
  };
}
