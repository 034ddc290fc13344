import { setImmediate as nextTurn } from 'node:timers/promises';

/** So many things at once, over all campaigns of a process. */
export interface Places {
  /** Waits for a place, then takes all that are free: one release each. */
  take(): Promise<readonly (() => void)[]>;
}

export function makePlaces(count: number): Places {
  let free = count;
  const waiting: (() => void)[] = [];
  const release = () => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    async take() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      // What is written down together comes free together: one claim for all of it.
      await nextTurn();
      const count = 1 + free;
      free = 0;
      return Array.from({ length: count }, () => once(release));
    },
  };
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    act();
  };
}
