import type { Place, Waiting } from '../ports/pacer.ts';

/** Works one after the other, in the order asked. */
export type Line = <T>(work: () => Promise<T>) => Promise<T>;

export function makeLine(): Line {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** So many at a time, first come first served. */
export interface Front {
  enter(waiting: Waiting): Promise<Place | null>;
}

export function makeFront(width: () => number): Front {
  let inside = 0;
  const waiting = new Set<() => void>();
  const admit = () => {
    for (const enter of waiting) {
      if (inside >= width()) return;
      waiting.delete(enter);
      enter();
    }
  };
  const place = (): Place => {
    inside += 1;
    let left = false;
    return {
      leave() {
        if (left) return;
        left = true;
        inside -= 1;
        admit();
      },
    };
  };
  return {
    enter({ maxWaitMs, signal }) {
      if (signal?.aborted === true) return Promise.resolve(null);
      if (waiting.size === 0 && inside < width()) return Promise.resolve(place());
      return new Promise((resolve) => {
        const settle = (entered: Place | null) => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', giveUp);
          resolve(entered);
        };
        const enter = () => settle(place());
        const giveUp = () => {
          waiting.delete(enter);
          settle(null);
        };
        const timer = setTimeout(giveUp, maxWaitMs);
        signal?.addEventListener('abort', giveUp);
        waiting.add(enter);
      });
    },
  };
}
