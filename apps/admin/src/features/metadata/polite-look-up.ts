import type { PaperMetadata } from '@masthead/importer';
import type { LookUp, PaperId } from './look-up.ts';

/** What was found (or that nothing was), and when. */
export interface Kept {
  readonly found: PaperMetadata | null;
  readonly at: Date;
}

export interface LookUpShelf {
  get(key: string): Promise<Kept | null>;
  put(key: string, kept: Kept): Promise<void>;
}

/** Nobody was asked: too many wait for their turn. */
export class TooManyWaiting extends Error {
  readonly code = 'TOO_MANY_WAITING';
}

interface Options {
  readonly lookUp: LookUp;
  readonly shelf: LookUpShelf;
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<void>;
}

/** arXiv asks for three seconds between questions, Crossref's public pool bears one a second. */
const betweenMs = { arxiv: 3_000, crossref: 1_000 } as const;
const dayMs = 86_400_000;
/** A paper changes seldom; one that was not there may come tomorrow. */
const keptDays = { found: 30, missing: 1 } as const;
/** Who waits longer has typed the title meanwhile. */
const mostWaiting = 20;

/**
 * Looks up with a memory and with manners: each answer is kept, each registry is asked one thing at a time with a
 * pause between, the same question twice at once is asked once. A failure is not kept. Null when it is not known.
 * @throws TooManyWaiting, or why nobody could be asked
 */
export function makePoliteLookUp({ lookUp, now, shelf, wait }: Options): LookUp {
  const underWay = new Map<string, Promise<PaperMetadata | null>>();
  const last: Record<PaperId['registry'], Promise<void>> = {
    arxiv: Promise.resolve(),
    crossref: Promise.resolve(),
  };

  const ask = async (paper: PaperId, key: string): Promise<PaperMetadata | null> => {
    const kept = await shelf.get(key);
    if (kept !== null) {
      const days = kept.found === null ? keptDays.missing : keptDays.found;
      if (now().getTime() - kept.at.getTime() < days * dayMs) return kept.found;
    }
    const turn = last[paper.registry].then(() => lookUp(paper));
    // The next one waits until this one is over and the pause is, whatever came of it.
    last[paper.registry] = turn.then(
      () => wait(betweenMs[paper.registry]),
      () => wait(betweenMs[paper.registry]),
    );
    const found = await turn;
    await shelf.put(key, { found, at: now() });
    return found;
  };

  return (paper) => {
    const key = `${paper.registry}:${paper.id.toLowerCase()}`;
    const same = underWay.get(key);
    if (same !== undefined) return same;
    if (underWay.size >= mostWaiting) return Promise.reject(new TooManyWaiting());
    const asked = ask(paper, key).finally(() => underWay.delete(key));
    underWay.set(key, asked);
    return asked;
  };
}
