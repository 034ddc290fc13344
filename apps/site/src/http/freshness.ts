import { nameOf, type PublicState, type ReadModel } from '@masthead/archive';
import type { SiteLog } from '../site-log.ts';

/** Which state of the read model this process may answer from memory. */
export interface Freshness {
  /** Names what is public at present; null: not known well enough, so answer from the database. */
  current(): { readonly name: string; readonly since: Date } | null;
  stop(): void;
}

const askEveryMs = 300;
/** An answer older than this proves nothing: with it all site processes agree within 2 s, or ask. */
export const trustedMs = 1_500;

/** For tests and tools that keep nothing. */
export const neverFresh: Freshness = { current: () => null, stop: () => undefined };

/**
 * Asks the read model for its name some three times a second and remembers the answer. What becomes public by itself
 * (an issue's instant) ends the answer's life to the millisecond. Should the database be slow or away, nothing is
 * trusted after 1.5 s and pages are drawn anew until it answers again.
 */
export function followReadModel(
  archive: Pick<ReadModel, 'state'>,
  clock: () => Date,
  log: SiteLog,
): Freshness {
  const startedAt = clock();
  let known: { readonly state: PublicState; readonly askedAt: number; readonly since: Date } | null = null;
  let hasFailed = false;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  async function ask(): Promise<void> {
    const askedAt = performance.now();
    try {
      const state = await archive.state(clock());
      known = { state, askedAt, since: sinceOf(state) };
      hasFailed = false;
    } catch (error) {
      if (!hasFailed)
        log.error({ err: error }, 'the read model does not say how it goes; pages are drawn anew');
      hasFailed = true;
    }
    if (!stopped) timer = setTimeout(() => void ask(), askEveryMs).unref();
  }

  /** Nothing of ours changed after this; at the latest when this program, which draws the pages, was started. */
  function sinceOf({ changedAt, nextPublicAt }: PublicState): Date {
    const before = known?.state.nextPublicAt ?? null;
    const passed = before !== null && before.getTime() !== nextPublicAt?.getTime() ? [before, clock()] : [];
    const instants = [known?.since ?? startedAt, changedAt ?? startedAt, ...passed];
    return new Date(Math.max(...instants.filter((at) => at <= clock()).map(Number)));
  }

  void ask();
  return {
    current() {
      if (known === null || performance.now() - known.askedAt > trustedMs) return null;
      const { state, since } = known;
      if (state.nextPublicAt !== null && state.nextPublicAt <= clock()) return null;
      return { name: nameOf(state), since };
    },
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
