import type { BatchStore, DueProcessor, LeaseStore } from '../ports/index.ts';

/** What one worker at a time does: under a lease in MongoDB, so that it goes on whichever worker dies. */
export function makeMaintenance(parts: {
  readonly batches: Pick<BatchStore, 'settleUnknown'>;
  readonly leases: LeaseStore;
  readonly owner: string;
  readonly leaseMs: number;
  /** The other rooms' chores. */
  readonly chores: readonly DueProcessor[];
}): DueProcessor & { release(): Promise<void> } {
  return {
    async runDue() {
      if (!(await parts.leases.acquire('maintenance', parts.owner, parts.leaseMs))) return 0;
      let done = await parts.batches.settleUnknown();
      for (const chore of parts.chores) done += await chore.runDue();
      return done;
    },
    release: () => parts.leases.release('maintenance', parts.owner),
  };
}
