import { contentVersionOf, mentionsOf, type PublicEntry, type PublicIssue } from '@masthead/archive';
import type { Section, Snapshot } from '@masthead/domain';
import { normaliseTitle } from '@masthead/importer';
import type { Payload } from 'payload';
import { resolveSnapshot } from '../../src/features/resolve-snapshot/resolve-snapshot.ts';
import { lexicalFromPlain } from '../../src/features/rich-text/from-plain.ts';
import { databaseOf } from '../../src/read-model.ts';
import { makeWords } from './words.ts';

export interface Size {
  readonly issues: number;
  readonly stories: number;
  readonly papers: number;
}

type Doc = Record<string, unknown> & { readonly _id: { constructor: new () => unknown } };
type Kind = 'stories' | 'papers';

/** What stays of each issue besides its newest version: autosaves and approvals of an ordinary week. */
const OLDER_VERSIONS = 2;

/**
 * Fills a desk of that size past Payload, from documents that Payload made: one story, one paper and one issue of 40
 * items are written through it and then copied by the driver, with entries, numbers and addresses of their own. All
 * issues but the newest five are public, so that the read model is of that size, too.
 */
export async function seedDesk(payload: Payload, newsletterId: string, size: Size): Promise<void> {
  const words = makeWords(7);
  const story = await payload.create({
    collection: 'stories',
    data: { title: 'A story to copy', url: 'https://a.masthead-bench.org/', sources: ['Harbour Wire'] },
  });
  const paper = await payload.create({
    collection: 'papers',
    data: { title: 'A paper to copy', arxivId: '2001.00001', authors: ['A. Writer', 'B. Reader'] },
  });
  const entries = {
    stories: await copyEntries(payload, 'stories', story.id, size.stories, words),
    papers: await copyEntries(payload, 'papers', paper.id, size.papers, words),
  };
  const template = await payload.create({
    collection: 'issues',
    draft: true,
    data: { ...fortyItems(words, story.id, paper.id), newsletter: newsletterId } as never,
  });
  const { snapshot } = await resolveSnapshot({ payload }, template.id);
  await copyIssues(payload, template.id, snapshot, size.issues, entries, words);
}

type Words = ReturnType<typeof makeWords>;

async function copyEntries(
  payload: Payload,
  collection: Kind,
  id: string,
  count: number,
  words: Words,
): Promise<Entry[]> {
  const table = databaseOf(payload).collection<Doc>(collection);
  const model = await found(table.find({}).toArray(), id);
  const Id = model._id.constructor;
  const entries: Entry[] = [];
  await inPortions(count, 2_000, async (from, to) => {
    const docs = Array.from({ length: to - from }, (_, at) => {
      const n = from + at + 1;
      const title = words.title();
      const _id = new Id();
      entries.push({ id: String(_id), _id, title, slug: `${collection}-${n}` });
      const own =
        collection === 'stories'
          ? { url: `https://news${n % 97}.masthead-bench.org/${n}`, keys: storyKeys(n, title) }
          : { arxivId: arxivId(n), keys: paperKeys(n, title) };
      return { ...model, ...own, unsharedKeys: own.keys.slice(0, 1), _id, title, slug: `${collection}-${n}` };
    });
    await table.insertMany(docs as never);
  });
  return entries;
}

interface Entry {
  readonly id: string;
  readonly _id: unknown;
  readonly title: string;
  readonly slug: string;
}

const storyKeys = (n: number, title: string) => [
  `story:url:news${n % 97}.masthead-bench.org/${n}`,
  `story:title:${normaliseTitle(title)}`,
];
const paperKeys = (n: number, title: string) => [
  `paper:arxiv:${arxivId(n)}`,
  `paper:title:${normaliseTitle(title)}`,
];
/** Of the years before arXiv had 20,000 papers a month: no two alike, none that exists is meant. */
export const arxivId = (n: number) => `${2101 + Math.floor(n / 9_000)}.${String(10_000 + (n % 9_000))}`;

function fortyItems(words: Words, storyId: string, paperId: string): object {
  const mention = (entry: string) => () => ({
    entry,
    title: words.title(),
    byline: 'Harbour Wire · 12 May 2026',
    commentary: lexicalFromPlain(words.paragraph()),
  });
  const many = <Row>(count: number, row: () => Row) => Array.from({ length: count }, row);
  return {
    tagline: words.title(),
    lede: lexicalFromPlain(words.paragraph()),
    sections: [
      {
        blockType: 'takeaways',
        items: many(5, () => ({ claim: words.title(), detail: lexicalFromPlain(words.paragraph()) })),
      },
      { blockType: 'bigStory', items: many(1, mention(storyId)) },
      { blockType: 'stories', items: many(16, mention(storyId)) },
      { blockType: 'papers', items: many(13, mention(paperId)) },
      {
        blockType: 'reading',
        items: many(5, () => ({
          title: words.title(),
          url: 'https://a.masthead-bench.org/read',
          note: lexicalFromPlain(words.paragraph()),
        })),
      },
    ],
    closing: lexicalFromPlain(words.paragraph()),
  };
}

async function copyIssues(
  payload: Payload,
  templateId: string,
  snapshot: Snapshot,
  count: number,
  entries: Readonly<Record<Kind, readonly Entry[]>>,
  words: Words,
): Promise<void> {
  const database = databaseOf(payload);
  const issues = database.collection<Doc>('issues');
  const versions = database.collection<Doc>('_issues_versions');
  const model = await found(issues.find({}).toArray(), templateId);
  const version = (await versions.findOne({ latest: true })) as unknown as Doc & { version: Doc };
  const Id = model._id.constructor;
  const mentions = new Map<string, PublicEntry['mentions'][number][]>();
  await inPortions(count, 100, async (from, to) => {
    const docs: Doc[] = [];
    const olds: object[] = [];
    const shown: object[] = [];
    for (let n = from; n < to; n += 1) {
      const number = 1_000 + n;
      const date = new Date(Date.UTC(2007, 0, 5) + n * 7 * 86_400_000);
      const picked = { stories: words.pick(entries.stories, 17), papers: words.pick(entries.papers, 13) };
      const own = {
        number,
        slug: `bench-${number}`,
        tagline: words.title(),
        date,
        sections: withEntries(model.sections, picked),
        ...(n < count - 5 ? { publicFrom: date } : {}),
      };
      const _id = new Id() as never;
      docs.push({ ...model, ...own, _id, createdAt: date, updatedAt: date });
      for (let age = OLDER_VERSIONS; age >= 0; age -= 1) {
        olds.push({
          ...version,
          _id: new Id(),
          parent: _id,
          latest: age === 0 ? true : undefined,
          version: { ...version.version, ...own, createdAt: date, updatedAt: date },
          createdAt: date,
          updatedAt: new Date(date.getTime() - age * 60_000),
        });
      }
      if (n >= count - 5) continue;
      const issue = publicIssue(String(_id), own, snapshot, picked);
      const { id, ...fields } = issue;
      shown.push({ _id: id, ...fields });
      for (const [entryId, said] of mentionsOf(issue))
        mentions.set(entryId, [...(mentions.get(entryId) ?? []), ...said]);
    }
    await issues.insertMany(docs as never);
    await versions.insertMany(olds as never);
    if (shown.length > 0) await database.collection('publicIssues').insertMany(shown as never);
  });
  const known = [...entries.stories, ...entries.papers].filter(({ id }) => mentions.has(id));
  const rows = known.map(({ id, slug, title }) => ({
    _id: id,
    slug,
    title,
    kind: slug.startsWith('papers') ? 'paper' : 'story',
    url: null,
    byline: '',
    authors: [],
    venue: null,
    year: null,
    arxivId: null,
    doi: null,
    topics: [],
    mentions: mentions.get(id),
  }));
  await inPortions(rows.length, 2_000, async (from, to) => {
    await database.collection('publicEntries').insertMany(rows.slice(from, to) as never);
  });
}

/** The rows of the model, each naming another entry. */
function withEntries(sections: unknown, picked: Readonly<Record<Kind, readonly Entry[]>>): unknown {
  const left = { stories: [...picked.stories], papers: [...picked.papers] };
  return (sections as { blockType: string; items?: object[] }[]).map((section) => {
    if (section.blockType === 'takeaways' || section.blockType === 'reading') return section;
    const from = section.blockType === 'papers' ? left.papers : left.stories;
    return { ...section, items: section.items?.map((row) => ({ ...row, entry: from.shift()?._id })) };
  });
}

function publicIssue(
  id: string,
  own: { number: number; slug: string; tagline: string; date: Date },
  model: Snapshot,
  picked: Readonly<Record<Kind, readonly Entry[]>>,
): PublicIssue {
  const left = { stories: [...picked.stories], papers: [...picked.papers] };
  const sections = model.sections.map((section): Section => {
    if (section.kind !== 'papers' && section.kind !== 'stories' && section.kind !== 'bigStory')
      return section;
    const from = section.kind === 'papers' ? left.papers : left.stories;
    const items = section.items.map((item) => ({ ...item, entryId: from.shift()?.id ?? null }));
    return { ...section, items } as Section;
  });
  const date = own.date.toISOString().slice(0, 10);
  const { number, slug, tagline } = own;
  const snapshot = { ...model, issue: { ...model.issue, number, slug, tagline, date }, sections };
  return {
    id,
    newsletterId: model.newsletter.id,
    slug,
    number,
    kind: 'weekly',
    tagline,
    date,
    publicFrom: own.date,
    archiveMode: 'public',
    snapshot,
    contentVersion: contentVersionOf(snapshot, []),
  };
}

async function found(all: Promise<Doc[]>, id: string): Promise<Doc> {
  const doc = (await all).find(({ _id }) => String(_id) === id);
  if (doc === undefined) throw new Error(`${id} was not written`);
  return doc;
}

async function inPortions(
  count: number,
  size: number,
  write: (from: number, to: number) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < count; from += size) await write(from, Math.min(from + size, count));
}
