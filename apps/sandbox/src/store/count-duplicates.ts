import type { LoggedCall, MailStore } from './mail-store.ts';
import { logLines } from './replay.ts';

export interface DuplicateCount {
  /** Messages beyond the first for the same (address, tag value), those proved unsent left out. */
  readonly duplicates: number;
  /** Some of them, to look at. */
  readonly examples: readonly { readonly to: string; readonly tag: string; readonly times: number }[];
}

/** Counts from the log who got the same issue twice; it keeps its place, so asking again reads only what is new. */
export function makeDuplicateCounter(
  store: MailStore,
  tag: string,
): { count(): Promise<DuplicateCount>; forget(): void } {
  let next = 0;
  const seen = new Map<string, Set<string>>();
  const repeated = new Map<string, number>();

  function add(call: LoggedCall): void {
    for (const { to, tags, fate } of call.messages) {
      const value = tags[tag];
      if (value === undefined || fate === 'quota' || fate === 'failed') continue;
      const set = seen.get(value) ?? new Set<string>();
      seen.set(value, set);
      for (const address of to) {
        const low = address.toLowerCase();
        if (!set.has(low)) set.add(low);
        else repeated.set(`${low} ${value}`, (repeated.get(`${low} ${value}`) ?? 1) + 1);
      }
    }
  }

  return {
    async count() {
      for await (const line of logLines(store, next)) {
        const call = JSON.parse(line) as LoggedCall;
        if (call.call < next) continue;
        add(call);
        next = call.call + 1;
      }
      let duplicates = 0;
      for (const times of repeated.values()) duplicates += times - 1;
      const examples = [...repeated].slice(0, 20).map(([which, times]) => {
        const [to = '', value = ''] = which.split(' ');
        return { to, tag: value, times };
      });
      return { duplicates, examples };
    },
    forget() {
      next = 0;
      seen.clear();
      repeated.clear();
    },
  };
}
