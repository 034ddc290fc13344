import type { Reachable } from '@masthead/delivery';
import type { Readiness } from '@masthead/ops';

/** Without Redis a worker finds what is due by its timer: slower, not unable. */
export function workerReadiness(reachable: () => Promise<Reachable>): () => Promise<Readiness> {
  return async () => {
    const { mongodb, redis } = await reachable();
    return { missing: mongodb ? [] : ['mongodb'], slower: redis ? [] : ['redis'] };
  };
}
