import { useEffect, useState } from 'react';
import type { MergeCollection, MergeSide } from '../../features/merge/merge-shape.ts';
import { useQuickFind } from '../quick-add/use-quick-find.ts';

/** While somebody types. */
const PATIENCE_MS = 200;

/** What may be meant by a typed text; null until the library has answered. */
export function useOffers(
  collection: MergeCollection,
  text: string,
): { readonly offers: readonly MergeSide[] | null; readonly problem: string | null } {
  const isTopic = collection === 'topics';
  const { found, problem } = useQuickFind(isTopic ? 'stories' : collection, isTopic ? '' : text);
  const topics = useTopics(isTopic ? text : '');
  if (isTopic) return topics;
  const offers =
    found === null ? null : [...(found.match === null ? [] : [found.match]), ...found.suggestions];
  return { offers, problem };
}

interface TopicRow {
  readonly id: string;
  readonly name: string;
  readonly slug?: string | null;
}

/** Topics whose name holds the words, over Payload's own door. */
function useTopics(text: string): {
  readonly offers: readonly MergeSide[] | null;
  readonly problem: string | null;
} {
  const [offers, setOffers] = useState<readonly MergeSide[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    setOffers(null);
    setProblem(null);
    if (text.trim() === '') return;
    const gone = new AbortController();
    const ask = async () => {
      try {
        const query = new URLSearchParams({
          'where[name][like]': text.trim(),
          limit: '8',
          depth: '0',
          sort: 'name',
        });
        const response = await fetch(`/api/topics?${query}`, {
          credentials: 'same-origin',
          signal: gone.signal,
        });
        if (!response.ok) throw new Error(`the desk answered ${response.status}`);
        const { docs } = (await response.json()) as { docs: readonly TopicRow[] };
        setOffers(docs.map(({ id, name, slug }) => ({ id, title: name, about: slug ?? '', coveredIn: [] })));
      } catch {
        if (!gone.signal.aborted) setProblem('The library cannot be asked.');
      }
    };
    const timer = setTimeout(() => void ask(), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [text]);
  return { offers, problem };
}
