import type { DueProcessor, Log } from '@masthead/delivery/ports';

export interface Kick {
  /** Runs the processor, or once more when it is running already. Never throws. */
  (): void;
  /** Resolves when it rests; from then on kicks do nothing. */
  stop(): Promise<void>;
}

/**
 * Many wakes, one run at a time: what came in while it ran is found by running it once more. With `overlap` at once, for
 * processors of several lanes: one call that hangs must not keep a reader waiting whose mail another lane could take.
 */
export function makeKick(
  name: string,
  processor: DueProcessor,
  log: Log,
  { overlap = false }: { readonly overlap?: boolean } = {},
): Kick {
  const running = new Set<Promise<void>>();
  let asked = false;
  let stopped = false;
  const runOnce = async () => {
    try {
      await processor.runDue();
    } catch (error) {
      // The work is still in MongoDB and still due: the next wake or the reconcile timer takes it up.
      log.error({ err: error, processor: name }, 'a run failed');
    }
  };
  const kick = () => {
    if (stopped) return;
    if (running.size > 0 && !overlap) {
      asked = true;
      return;
    }
    const run = runOnce().finally(() => {
      running.delete(run);
      if (!asked) return;
      asked = false;
      kick();
    });
    running.add(run);
  };
  return Object.assign(kick, {
    async stop() {
      stopped = true;
      processor.halt?.();
      await Promise.all(running);
    },
  });
}
