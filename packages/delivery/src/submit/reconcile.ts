import type { BatchStore, Chore, DueProcessor, LeaseStore, Log } from '../ports/index.ts';

/**
 * What one worker at a time does: under a lease in MongoDB, so that it goes on whichever worker dies. A chore that
 * fails is told in the log by its name and silences none of those after it.
 */
export function makeMaintenance(parts: {
  readonly batches: Pick<BatchStore, 'settleUnknown'>;
  readonly leases: LeaseStore;
  readonly owner: string;
  readonly leaseMs: number;
  /** The other rooms' chores. */
  readonly chores: readonly Chore[];
  readonly log: Log;
}): DueProcessor & { release(): Promise<void> } {
  const { batches, leases, log, owner } = parts;
  const chores: readonly Chore[] = [
    { name: 'batches in doubt', runDue: () => batches.settleUnknown() },
    ...parts.chores,
  ];
  let halted = false;
  return {
    async runDue() {
      if (halted || !(await leases.acquire('maintenance', owner, parts.leaseMs))) return 0;
      let done = 0;
      for (const chore of chores) {
        if (halted) break;
        try {
          done += await chore.runDue();
        } catch (error) {
          // What it did not do is still due in MongoDB: the next period tries it again.
          log.error({ err: error, chore: chore.name }, 'a chore failed, the others go on');
        }
      }
      return done;
    },
    halt() {
      halted = true;
      for (const chore of chores) chore.halt?.();
    },
    release: () => leases.release('maintenance', owner),
  };
}
