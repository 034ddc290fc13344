import type { BatchStore, Log } from '../ports/index.ts';

interface Held {
  readonly id: string;
  readonly epoch: number;
}

/** Renews the leases of all batches in this process's hands, in one write. */
export interface LeaseKeeper {
  hold<T>(batch: Held, work: () => Promise<T>): Promise<T>;
  stop(): void;
}

export function makeLeaseKeeper(
  batches: Pick<BatchStore, 'renew'>,
  leaseMs: number,
  everyMs: number,
  log: Log,
): LeaseKeeper {
  const held = new Set<Held>();
  const timer = setInterval(() => {
    if (held.size === 0) return;
    batches.renew([...held], leaseMs).catch((error: unknown) => {
      // Not renewed: the lease runs out, another worker asks again under the same key.
      log.warn({ error }, 'could not renew the leases');
    });
  }, everyMs);
  timer.unref();
  return {
    async hold(batch, work) {
      held.add(batch);
      try {
        return await work();
      } finally {
        held.delete(batch);
      }
    },
    stop: () => clearInterval(timer),
  };
}
