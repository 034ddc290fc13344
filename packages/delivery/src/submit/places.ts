/** So many things at once, over all campaigns of a process. */
export interface Places {
  take(): Promise<() => void>;
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
      let given = false;
      return () => {
        if (given) return;
        given = true;
        release();
      };
    },
  };
}
