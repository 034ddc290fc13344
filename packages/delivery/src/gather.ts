import { setImmediate as nextTurn } from 'node:timers/promises';

interface Caller<T, R> {
  readonly item: T;
  readonly resolve: (answer: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Many callers, few round trips: while one is under way the rest gather, and the next takes them all along. A call is
 * answered by a run that *started* after the call, so what it reads is as fresh, and what it writes as durable, as if it
 * had gone alone.
 * @param run answers item by item, in order; when it throws, all of its callers fail.
 */
export function gather<T, R>(run: (items: readonly T[]) => Promise<readonly R[]>): (item: T) => Promise<R> {
  let waiting: Caller<T, R>[] = [];
  let isRunning = false;
  const work = async () => {
    isRunning = true;
    // Whoever asks in this turn of the event loop comes along.
    await nextTurn();
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      await answer(group, run);
    }
    isRunning = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isRunning) void work();
    });
}

async function answer<T, R>(
  group: readonly Caller<T, R>[],
  run: (items: readonly T[]) => Promise<readonly R[]>,
): Promise<void> {
  try {
    const answers = await run(group.map(({ item }) => item));
    if (answers.length !== group.length) throw new Error('a gathered run must answer every caller');
    for (const [i, one] of answers.entries()) group[i]?.resolve(one);
  } catch (error) {
    for (const { reject } of group) reject(error);
  }
}
