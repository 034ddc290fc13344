import type { DueProcessor } from './ports/processor.ts';

/**
 * A processor of `count` lanes side by side, each taking one thing after another until `takeOne` says there is none.
 * Called again while it runs it fills the lanes that are free: what came in meanwhile does not wait for a slow call.
 * Every lane ends before a failure is told: a floating one would go on with a client that is being closed.
 */
export function runLanes(count: number, takeOne: () => Promise<boolean>): DueProcessor {
  let halted = false;
  let busy = 0;
  /** Counts calls: a lane that found nothing before the last one looks once more. */
  let calls = 0;
  const lane = async (): Promise<number> => {
    busy += 1;
    let done = 0;
    try {
      for (let seen = -1; !halted && seen !== calls; ) {
        seen = calls;
        while (!halted && (await takeOne())) done += 1;
      }
      return done;
    } finally {
      busy -= 1;
    }
  };
  return {
    halt() {
      halted = true;
    },
    async runDue() {
      calls += 1;
      const ends = await Promise.allSettled(Array.from({ length: count - busy }, lane));
      const failure = ends.find((end) => end.status === 'rejected');
      if (failure !== undefined) throw failure.reason;
      return ends.reduce((sum, end) => sum + (end.status === 'fulfilled' ? end.value : 0), 0);
    },
  };
}
