import { setTimeout as sleep } from 'node:timers/promises';
import type { LinkStatus } from '@masthead/domain';
import type { AskWeb } from './ask-web.ts';
import { lookAtLink } from './look-at-link.ts';

/** Hosts asked at once; each of them one address at a time. */
const HOSTS_AT_ONCE = 4;
const BETWEEN_MS = 1_000;
const MAX_WAITING = 500;

export interface PoliteLooks {
  /** Looks at these in the background, those that wait already once. Beyond 500 that wait, more are left for another time. */
  take(urls: readonly string[]): void;
  /** Resolves when nothing waits and nobody is asked. */
  rest(): Promise<void>;
}

/**
 * Looks at addresses, a host's one after the other and a second apart. What waits is kept in this process alone: a restart
 * forgets it.
 */
export function makePoliteLooks(parts: {
  readonly ask: AskWeb;
  readonly keep: (url: string, status: LinkStatus) => Promise<void>;
  /** What was found could not be kept; the rest of that host is left for another time. */
  readonly onFailure: (error: unknown) => void;
  /** Nobody is asked any more, and what was not answered by then is not kept. */
  readonly signal?: AbortSignal;
  /** For tests. */
  readonly betweenMs?: number;
}): PoliteLooks {
  const { ask, betweenMs = BETWEEN_MS, keep, onFailure, signal } = parts;
  /** By host; the first of each is the one under way. */
  const waiting = new Map<string, string[]>();
  const working = new Map<string, Promise<void>>();

  const workOff = async (host: string) => {
    for (let url = waiting.get(host)?.[0]; url !== undefined; url = waiting.get(host)?.[0]) {
      if (signal?.aborted) return;
      const status = await lookAtLink(ask, url, signal);
      if (signal?.aborted) return;
      await keep(url, status);
      waiting.get(host)?.shift();
      // After the last one, too: whoever comes next for this host is a second later.
      await sleep(betweenMs, undefined, { signal }).catch(() => undefined);
    }
  };
  const start = () => {
    for (const host of waiting.keys()) {
      if (working.size >= HOSTS_AT_ONCE) return;
      if (working.has(host)) continue;
      const work = workOff(host)
        .catch(onFailure)
        .then(() => {
          waiting.delete(host);
          working.delete(host);
          start();
        });
      working.set(host, work);
    }
  };
  return {
    take(urls) {
      let total = [...waiting.values()].reduce((sum, { length }) => sum + length, 0);
      for (const url of urls) {
        const { host } = new URL(url);
        const queue = waiting.get(host) ?? [];
        if (queue.includes(url) || total >= MAX_WAITING) continue;
        waiting.set(host, [...queue, url]);
        total += 1;
      }
      start();
    },
    async rest() {
      while (working.size > 0) await Promise.all(working.values());
    },
  };
}
