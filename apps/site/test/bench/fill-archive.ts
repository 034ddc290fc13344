import {
  type Archive,
  contentVersionOf,
  ensureArchiveIndexes,
  mentionsOf,
  type PublicEntry,
  type PublicIssue,
} from '@masthead/archive';
import { richTextFromPlain, type Section, Snapshot } from '@masthead/domain';
import { makeWords } from '../../../../packages/archive/test/bench/made-up-words.ts';
import { readCorpus } from '../../../../packages/importer/test/corpus.ts';
import { newsletter, paperEntry, storyEntry } from '../fixtures.ts';

export interface Filled {
  readonly issues: number;
  readonly entries: number;
  /** Where the words are from. */
  readonly words: string;
  /** An issue and a story to ask for: the newest with its items, and its first story, said something of five times. */
  readonly issuePath: string;
  readonly storyPath: string;
  /** Words that stand in what was filled in, for a search. */
  readonly queries: readonly string[];
}

/** Forty that are new and four that take up an entry of an earlier issue, so that timelines are of some length. */
const itemsAnIssue = 44;
const returning = 11;
const topicCount = 200;
/** More than a run asks for: a search that was asked before is answered from memory. */
const queryCount = 4000;

/** Fills an empty read model natively: `issues` weeklies of 44 items, their words drawn from the real texts beside the repository, else made up. */
export async function fillArchive({ db, write }: Archive, issues: number): Promise<Filled> {
  await ensureArchiveIndexes(db);
  const random = seeded(2026);
  const { say: lower, source } = words(random);
  const say = (count: number) => capital(lower(count));
  const entries = new Map<string, PublicEntry>();
  const first = Date.UTC(2007, 0, 5, 8);
  let page: { issue: PublicIssue; story: PublicEntry } | null = null;
  for (let start = 0; start < issues; start += 100) {
    const batch: PublicIssue[] = [];
    for (let number = start + 1; number <= Math.min(start + 100, issues); number += 1) {
      const mentioned = Array.from({ length: itemsAnIssue }, (_, at) => {
        const known = number > 1 && at % returning === 0;
        const index = known ? Math.floor(random() * entries.size * 0.02) : entries.size;
        return entries.get(entryId(index)) ?? remember(entries, newEntry(entries.size, say, random));
      });
      const issue = newIssue(number, new Date(first + number * 7 * 86_400_000), mentioned, say);
      batch.push(issue);
      for (const [id, mentions] of mentionsOf(issue)) {
        const entry = entries.get(id);
        if (entry !== undefined) entries.set(id, { ...entry, mentions: [...entry.mentions, ...mentions] });
      }
      const story = mentioned.find(({ kind }) => kind === 'story');
      if (story !== undefined) page = { issue, story };
    }
    await db.collection('publicIssues').insertMany(batch.map(stored) as never[]);
  }
  const all = [...entries.values()];
  for (let start = 0; start < all.length; start += 1000)
    await db.collection('publicEntries').insertMany(all.slice(start, start + 1000).map(stored) as never[]);
  await write.upsertNewsletter(newsletter);
  if (page === null) throw new Error('no issue was made');
  return {
    issues,
    entries: all.length,
    words: source,
    issuePath: `/issues/${page.issue.slug}`,
    storyPath: `/stories/${page.story.slug}`,
    queries: Array.from({ length: queryCount }, () => say(1 + Math.floor(random() * 2)).toLowerCase()),
  };
}

function newIssue(
  number: number,
  publicFrom: Date,
  mentioned: readonly PublicEntry[],
  say: (count: number) => string,
): PublicIssue {
  const id = `65c00000000000000${String(number).padStart(7, '0')}`;
  const tagline = say(9);
  const date = publicFrom.toISOString().slice(0, 10);
  const item = (entry: PublicEntry) => ({
    entryId: entry.id,
    entrySlug: entry.slug,
    title: entry.title,
    url: entry.url,
    byline: entry.byline,
    topics: [...entry.topics],
    commentary: richTextFromPlain(`${say(24)}. ${say(18)}.`),
    previously: null,
  });
  const of = (kind: PublicEntry['kind']) => mentioned.filter((entry) => entry.kind === kind);
  const story = (entry: PublicEntry) => ({ ...item(entry), sources: [say(2)], dateText: date });
  const [big, ...stories] = of('story');
  const sections: Section[] = [
    {
      kind: 'takeaways',
      id: 's1',
      heading: 'Key Takeaways',
      items: Array.from({ length: 4 }, () => ({ claim: say(6), detail: richTextFromPlain(say(20)) })),
    },
    { kind: 'bigStory', id: 's2', heading: 'The Big Story', items: big === undefined ? [] : [story(big)] },
    { kind: 'stories', id: 's3', heading: 'Also This Week', items: stories.map(story) },
    {
      kind: 'papers',
      id: 's4',
      heading: 'From the Lab',
      items: of('paper').map((entry) => ({
        ...item(entry),
        authors: [...entry.authors],
        venue: entry.venue,
        year: entry.year,
        arxivId: entry.arxivId,
        doi: null,
        openReviewId: null,
      })),
    },
  ];
  const snapshot = {
    version: 1 as const,
    newsletter,
    issue: {
      id,
      slug: `issue-${number}`,
      number,
      kind: 'weekly' as const,
      subject: tagline,
      preheader: say(8),
      date,
      tagline,
      lede: richTextFromPlain(`${say(30)}.`),
      closing: richTextFromPlain(`${say(15)}.`),
      language: 'en',
      direction: 'ltr' as const,
    },
    sections,
  };
  const parsed = Snapshot.parse(snapshot);
  return {
    id,
    newsletterId: newsletter.id,
    slug: `issue-${number}`,
    number,
    kind: 'weekly',
    tagline,
    date,
    publicFrom,
    archiveMode: 'public',
    snapshot: parsed,
    contentVersion: contentVersionOf(parsed),
  };
}

function newEntry(index: number, say: (count: number) => string, random: () => number): PublicEntry {
  const isPaper = index % 3 === 2;
  const topic = Math.floor(random() * topicCount);
  const title = say(8);
  return {
    ...(isPaper ? paperEntry : storyEntry),
    id: entryId(index),
    slug: `entry-${index}`,
    title,
    url: `https://reading.example/${index}`,
    topics: [{ slug: `topic-${topic}`, name: `Topic ${topic}` }],
    authors: isPaper ? [say(2), say(2), say(2)] : [],
    arxivId: isPaper ? `2611.${String(index).padStart(5, '0')}` : null,
    mentions: [],
  };
}

function remember(entries: Map<string, PublicEntry>, entry: PublicEntry): PublicEntry {
  entries.set(entry.id, entry);
  return entry;
}

function entryId(index: number): string {
  return `65b00000000000000${String(index).padStart(7, '0')}`;
}

function stored({ id, ...rest }: PublicIssue | PublicEntry) {
  return { _id: id, ...rest };
}

/** Words drawn as they stand in real texts beside the repository, else made up with the statistics of text. */
function words(random: () => number): { readonly say: (count: number) => string; readonly source: string } {
  const corpus = readCorpus();
  if (corpus === null) return { say: makeWords().words, source: 'made-up words' };
  const text = corpus.map(({ text }) => text).join(' ');
  const vocabulary = text.split(/[^\p{L}\p{N}'’-]+/u).filter((word) => word.length > 1);
  return {
    say: (count) =>
      Array.from({ length: count }, () => vocabulary[Math.floor(random() * vocabulary.length)]).join(' '),
    source: `${corpus.length} corpus texts`,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** mulberry32: the same data on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
