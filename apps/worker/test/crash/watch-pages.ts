import { setTimeout as sleep } from 'node:timers/promises';

export interface PageWatch {
  stop(): Promise<PagesSeen>;
}

export interface PagesSeen {
  readonly asked: number;
  /** Answered 5xx, or not at all. */
  readonly failed: number;
  /** The longest that one page of one site was answered with nothing better, in seconds. */
  readonly longestOutage: number;
}

const everyMs = 100;
const patienceMs = 5_000;

/** Asks every site for every path, ten times a second each, whatever the answers do. */
export function watchPages(siteUrls: readonly string[], paths: readonly string[]): PageWatch {
  const ending = new AbortController();
  let asked = 0;
  let failed = 0;
  let longestMs = 0;
  const watch = async (url: string) => {
    let badSince: number | null = null;
    while (!ending.signal.aborted) {
      const at = Date.now();
      const isGood = await answers(url);
      asked += 1;
      if (isGood) badSince = null;
      else {
        failed += 1;
        badSince ??= at;
        longestMs = Math.max(longestMs, Date.now() - badSince);
      }
      await sleep(Math.max(0, everyMs - (Date.now() - at)), undefined, { signal: ending.signal }).catch(
        () => undefined,
      );
    }
  };
  const watching = siteUrls.flatMap((site) => paths.map((path) => watch(site + path)));
  return {
    async stop() {
      ending.abort();
      await Promise.all(watching);
      return { asked, failed, longestOutage: Math.round(longestMs / 100) / 10 };
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    await response.arrayBuffer();
    return response.status < 500;
  } catch {
    return false;
  }
}
