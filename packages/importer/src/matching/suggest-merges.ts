import type { MergeSuggestion } from '@masthead/domain';
import { parseDateText } from '../dates/parse-date-text.ts';
import { type ContentWords, contentWords, overlap } from './content-words.ts';
import { findContradiction, sameVersion } from './contradictions.ts';
import type { EntryFacts } from './entry-facts.ts';
import { haveDifferentIds, isSameEntry } from './entry-key.ts';
import { findSubjects } from './subjects.ts';

/** A mention or an entry that takes part in matching. */
export interface Matchable extends EntryFacts {
  /** How it is named in a suggestion: its title as written there. */
  readonly label: string;
  /** Two of one group (the mentions of one text) are told apart by their author already and never suggested. */
  readonly group: string;
  /** Where it stands ("issue.txt:12") or which entry it is; handed back untouched. */
  readonly ref: string;
}

export type Suggestion = MergeSuggestion & { mentionRef: string; candidateRef: string };

const threshold = 0.35;

/**
 * Which mentions may be the same thing as which candidates under other words; best first for each mention. Never:
 * two kinds, one group, what `entryKeys` merges anyway, other ids, other versions, terms that exclude each other.
 */
export function suggestMerges(
  mentions: readonly Matchable[],
  candidates: readonly Matchable[],
): Suggestion[] {
  const prepared = candidates.map(prepare);
  return mentions
    .map(prepare)
    .flatMap((mention) =>
      prepared.flatMap((candidate) => suggest(mention, candidate)).sort((a, b) => b.score - a.score),
    );
}

interface Prepared {
  readonly entry: Matchable;
  readonly words: ContentWords;
  readonly subjects: ReturnType<typeof findSubjects>;
}

function prepare(entry: Matchable): Prepared {
  return { entry, words: contentWords(entry.title), subjects: findSubjects(entry.title) };
}

function suggest(mention: Prepared, candidate: Prepared): Suggestion[] {
  const [a, b] = [mention.entry, candidate.entry];
  if (a.kind !== b.kind || a.group === b.group) return [];
  const likeness = compare(mention, candidate);
  if (likeness === null || likeness.score < threshold) return [];
  if (isSameEntry(a, b) || haveDifferentIds(a, b) || findContradiction(a.title, b.title) !== null) return [];
  return [
    {
      mention: a.label,
      candidate: b.label,
      score: likeness.score,
      why: likeness.why,
      mentionRef: a.ref,
      candidateRef: b.ref,
    },
  ];
}

/** Likeness from 0 to 1 with its reason; null when there is none worth weighing. */
function compare(a: Prepared, b: Prepared): { score: number; why: string } | null {
  const subject = sharedSubject(a, b);
  const words = overlap(a.words, b.words);
  const alike = words.shared.length >= 3 && words.ofSmaller >= 0.6;
  if (subject === null && !alike) return null;
  // Papers and talks have fixed titles: a shared name alone says little there.
  if (a.entry.kind !== 'story' && !alike) return null;
  const dates = datesAgree(a.entry.dateText, b.entry.dateText);
  const sources = a.entry.sources.some((source) =>
    b.entry.sources.some((other) => other.toLowerCase() === source.toLowerCase()),
  );
  const base = (subject === null ? 0 : 0.4) + 0.35 * words.ofSmaller + 0.15 * words.ofBoth;
  const score = base + (dates === true ? 0.1 : dates === false ? -0.1 : 0) + (sources ? 0.05 : 0);
  const why = [
    subject === null ? '' : `both are about ${subject}`,
    words.shared.length > 0
      ? `share ${words.shared
          .slice(0, 6)
          .map((word) => `“${word}”`)
          .join(', ')}`
      : '',
    dates === true ? `dates agree (${a.entry.dateText}, ${b.entry.dateText})` : '',
    dates === false ? `dates differ (${a.entry.dateText}, ${b.entry.dateText})` : '',
    sources ? 'same source' : '',
  ].filter((reason) => reason !== '');
  return { score: Math.round(Math.min(0.99, Math.max(0, score)) * 100) / 100, why: why.join('; ') };
}

/** A versioned name that both titles lead with (among their first five words); written as the first one does. */
function sharedSubject(a: Prepared, b: Prepared): string | null {
  for (const one of a.subjects) {
    const other = b.subjects.find(
      (subject) => subject.name === one.name && sameVersion(subject.version, one.version),
    );
    if (other && one.at <= 5 && other.at <= 5) return one.written;
  }
  return null;
}

/** true: may be one day or month; false: more than ten days apart; null: cannot be told. */
function datesAgree(a: string | null, b: string | null): boolean | null {
  const [left, right] = [a, b].map((text) =>
    text === null ? null : parseDateText(text, new Date(Date.UTC(2026, 0, 1))),
  );
  if (!left?.value || !right?.value) return null;
  const [shorter, longer] =
    left.value.length < right.value.length ? [left.value, right.value] : [right.value, left.value];
  if (longer.startsWith(shorter)) return true;
  const hasYear = (text: string | null) => /\d{4}/.test(text ?? '');
  if (!hasYear(a) || !hasYear(b)) return longer.slice(5) === shorter.slice(5) ? true : null;
  const days = Math.abs(Date.parse(longer) - Date.parse(shorter)) / 86_400_000;
  return days <= 3 ? true : days > 40 ? false : null;
}
