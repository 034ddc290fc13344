import type { DueProcessor } from './ports/processor.ts';

/**
 * A processor of `count` lanes side by side, each taking one thing after another until `takeOne` says there is none.
 * Every lane ends before a failure is told: a floating one would go on with a client that is being closed.
 */
export function runLanes(count: number, takeOne: () => Promise<boolean>): DueProcessor {
  let halted = false;
  const lane = async (): Promise<number> => {
    let done = 0;
    while (!halted && (await takeOne())) done += 1;
    return done;
  };
  return {
    halt() {
      halted = true;
    },
    async runDue() {
      const ends = await Promise.allSettled(Array.from({ length: count }, lane));
      const failure = ends.find((end) => end.status === 'rejected');
      if (failure !== undefined) throw failure.reason;
      return ends.reduce((sum, end) => sum + (end.status === 'fulfilled' ? end.value : 0), 0);
    },
  };
}
