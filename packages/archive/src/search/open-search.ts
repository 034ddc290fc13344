import type { Db } from 'mongodb';
import { publicEntries, publicIssues } from '../collections.ts';
import { listedAt } from '../read/is-public.ts';
import { nameOf, readPublicState } from '../read/public-state.ts';
import { foldedWords } from './fold.ts';
import { bringLevel, type PassagesOf } from './follow-issues.ts';
import { markedOf } from './marked.ts';
import { matchExpression, phrasesOf, tagOf, type Wanted, wantedOf } from './match-expression.ts';
import { type Found, PassageIndex } from './passage-index.ts';
import { countedAtMost, type Search, type SearchAnswer, type SearchHit, type SearchQuery } from './search.ts';

const lookEveryMs = 500;
const longestQuery = 200;
const lastPage = 50;

export interface SearchOptions {
  readonly db: Db;
  /** What an issue's page says, passage by passage, with its anchors. */
  readonly passagesOf: PassagesOf;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
}

/**
 * Search over everything listed, from an index in this process (decision 0060). The index follows the read model by
 * itself: every half second it asks for its name, and for what is listed only under another one (0065). Every answer is
 * held against the read model once more before it is given, so what was taken back a moment ago is not in it.
 */
export function openSearch({ db, passagesOf, clock, onError }: SearchOptions): Search {
  const index = new PassageIndex();
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let isLevel = false;
  /** The read model's name when the index last held all of it; null while it may not. */
  let levelWith: string | null = null;
  let markLevel: () => void = () => undefined;
  const level = new Promise<void>((resolve) => {
    markLevel = resolve;
  });
  let turn = look();

  async function look(): Promise<void> {
    try {
      const now = clock();
      const name = nameOf(await readPublicState(db, now));
      if (name !== levelWith) {
        levelWith = null;
        await bringLevel(db, index, passagesOf, now);
        levelWith = name;
      }
      if (!isLevel) await index.settle();
      isLevel = true;
      markLevel();
    } catch (error) {
      if (!stopped) onError(error);
    }
    if (stopped) return;
    timer = setTimeout(() => {
      turn = look();
    }, lookEveryMs).unref();
  }

  async function search(query: SearchQuery, now: Date): Promise<SearchAnswer> {
    await level;
    const entries = query.topic === undefined ? null : await entriesOfTopic(db, query.topic);
    const wanted = wantedOf(query.text.slice(0, longestQuery), foldedWords);
    const asTyped = run(wanted, query, entries);
    const mended = asTyped.total === 0 ? mend(wanted) : null;
    const better = mended === null ? null : run(mended, query, entries);
    const chosen = better !== null && better.total > 0 ? better : asTyped;
    const hits = await proven(db, index, chosen.found, now);
    return {
      hits,
      total: chosen.total,
      order: chosen.order,
      corrected: chosen === better ? phrasesInWords(mended) : null,
    };
  }

  function run(wanted: Wanted, query: SearchQuery, entries: readonly string[] | null) {
    const { kind, year, newsletterId, page = 1, perPage = 20 } = query;
    const tags = [
      ...(kind === undefined ? [] : [tagOf.kind(kind)]),
      ...(year === undefined ? [] : [tagOf.year(year)]),
      ...(newsletterId === undefined ? [] : [tagOf.newsletter(newsletterId)]),
    ];
    const offset = (Math.min(Math.max(page, 1), lastPage) - 1) * perPage;
    const which = { entries, limit: perPage, offset };
    const phrases = phrasesOf(wanted);
    if (phrases.length === 0 && entries !== null)
      return { ...index.ofEntries(entries, tags, which), order: 'newest' as const };
    const match = matchExpression(phrases, tags);
    const total = match === null ? 0 : index.count(match, entries, countedAtMost + 1);
    if (match === null || total === 0)
      return { found: [] as readonly Found[], total: 0, order: 'best' as const };
    const ranked = total > countedAtMost ? null : matchExpression(phrases);
    return ranked === null
      ? { found: index.newest(match, which), total, order: 'newest' as const }
      : { found: index.best(match, ranked, which), total, order: 'best' as const };
  }

  /** Words that nothing holds, replaced by the nearest ones that something does; null when there is nothing to replace. */
  function mend(wanted: Wanted): Wanted | null {
    const phrases = wanted.phrases.map((phrase, at) =>
      phrase.map((word) => {
        const isOpen = wanted.isOpen && at === wanted.phrases.length - 1;
        return index.words.has(word) ? word : (index.words.nearest(word, isOpen) ?? word);
      }),
    );
    const changed = phrases.some((phrase, at) => phrase.join(' ') !== wanted.phrases[at]?.join(' '));
    return changed ? { phrases, isOpen: wanted.isOpen } : null;
  }

  return {
    ready: () => level,
    search,
    async stop() {
      if (stopped) return;
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await turn;
      index.close();
    },
  };
}

function phrasesInWords(wanted: Wanted | null): string {
  return (wanted?.phrases ?? []).map((phrase) => phrase.join(' ')).join(' ');
}

/** Topics are asked of the entries: an editor may add one long after the issue went out. */
async function entriesOfTopic(db: Db, slug: string): Promise<readonly string[]> {
  const rows = await publicEntries(db)
    .find({ 'topics.slug': slug })
    .project<{ _id: string }>({ _id: 1 })
    .toArray();
  return rows.map(({ _id }) => _id);
}

const factsOfIssue = {
  newsletterId: 1,
  slug: 1,
  number: 1,
  kind: 1,
  tagline: 1,
  date: 1,
  publicFrom: 1,
  contentVersion: 1,
} as const;

/** Only what its issue still says, now and in public. */
async function proven(
  db: Db,
  index: PassageIndex,
  found: readonly Found[],
  now: Date,
): Promise<readonly SearchHit[]> {
  type Row = Omit<SearchHit['issue'], 'id'> & { readonly _id: string; readonly contentVersion: string };
  const rows = await publicIssues(db)
    .find({ _id: { $in: [...new Set(found.map(({ issueId }) => issueId))] }, ...listedAt(now) })
    .project<Row>(factsOfIssue)
    .toArray();
  const issues = new Map(
    rows.map(({ _id, contentVersion, ...issue }) => [_id, { contentVersion, issue: { id: _id, ...issue } }]),
  );
  return found.flatMap(({ issueId, title, excerpt, ...rest }) => {
    const held = issues.get(issueId);
    if (held === undefined || !index.versionOf(issueId)?.startsWith(held.contentVersion)) return [];
    return [{ ...rest, title: markedOf(title), excerpt: markedOf(excerpt), issue: held.issue }];
  });
}
