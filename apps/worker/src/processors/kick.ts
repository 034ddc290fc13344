import type { DueProcessor, Log } from '@masthead/delivery/ports';

export interface Kick {
  /** Runs the processor, or once more when it is running already. Never throws. */
  (): void;
  /** Resolves when it rests; from then on kicks do nothing. */
  stop(): Promise<void>;
}

/** Many wakes, one run at a time: what came in while it ran is found by running it once more. */
export function makeKick(name: string, processor: DueProcessor, log: Log): Kick {
  let running: Promise<void> | null = null;
  let asked = false;
  let stopped = false;
  const run = async () => {
    while (asked && !stopped) {
      asked = false;
      try {
        await processor.runDue();
      } catch (error) {
        // The work is still in MongoDB and still due: the next wake or the reconcile timer takes it up.
        log.error({ err: error, processor: name }, 'a run failed');
      }
    }
  };
  const kick = () => {
    if (stopped) return;
    asked = true;
    running ??= run().finally(() => {
      running = null;
      if (asked) kick();
    });
  };
  return Object.assign(kick, {
    async stop() {
      stopped = true;
      processor.halt?.();
      await running;
    },
  });
}
