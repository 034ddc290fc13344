import type { ReadModel } from '@masthead/archive';
import type { Freshness } from './freshness.ts';

/**
 * The read model with what nearly every page asks for (newsletters, topics, years) asked once for each name it goes by
 * (decision 0065): to count the topics of 40,000 entries takes longer than to search them. While the name is not known
 * well enough, everything is asked each time.
 */
export function keepFacts(archive: ReadModel, freshness: Freshness): ReadModel {
  return {
    ...archive,
    newsletters: onceAName(freshness, () => archive.newsletters()),
    topics: onceAName(freshness, (now: Date) => archive.topics(now)),
    years: onceAName(freshness, (now: Date) => archive.years(now)),
  };
}

/** What becomes public at an instant changes the name at that instant: `now` needs no part in it. */
function onceAName<Given extends unknown[], Fact>(
  freshness: Freshness,
  ask: (...given: Given) => Promise<Fact>,
): (...given: Given) => Promise<Fact> {
  let kept: { readonly name: string; readonly fact: Promise<Fact> } | null = null;
  return (...given) => {
    // The name first: what is written between it and the answer brings another name, and with it another question.
    const state = freshness.current();
    if (state === null) return ask(...given);
    if (kept?.name === state.name) return kept.fact;
    const mine = { name: state.name, fact: ask(...given) };
    kept = mine;
    mine.fact.catch(() => {
      if (kept === mine) kept = null;
    });
    return mine.fact;
  };
}
