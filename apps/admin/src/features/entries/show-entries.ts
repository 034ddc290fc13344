import { assertNever } from '@masthead/domain';
import type { Payload } from 'payload';
import type { Media, Paper, Story } from '../../payload-types.ts';
import { coverageName, coverageOf } from './coverage.ts';
import type { EntryCollection, EntryShown } from './entry-shape.ts';

interface Found {
  readonly collection: EntryCollection;
  readonly doc: Story | Paper | Media;
}

/** Entries as the desk names them, with the issues that covered each; in the order given. */
export async function showEntries(payload: Payload, found: readonly Found[]): Promise<EntryShown[]> {
  const coverage = await coverageOf(
    payload,
    found.map(({ doc }) => doc.id),
  );
  return found.map(({ collection, doc }) => ({
    id: doc.id,
    collection,
    title: doc.title,
    about: aboutOf({ collection, doc }),
    coveredIn: (coverage.get(doc.id) ?? []).map(coverageName),
  }));
}

function aboutOf({ collection, doc }: Found): string {
  const parts = factsOf(collection, doc);
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');
}

type Facts = Partial<Omit<Story, 'id'>> & Partial<Omit<Paper, 'id'>> & Partial<Omit<Media, 'id'>>;

/** Of the fields a collection has, those that tell two of its entries apart. */
function factsOf(collection: EntryCollection, doc: Facts) {
  switch (collection) {
    case 'stories':
      return [shortList(doc.sources), doc.dateText];
    case 'papers':
      return [shortList(doc.authors), doc.venue, doc.year, doc.arxivId ? `arXiv ${doc.arxivId}` : doc.doi];
    case 'media':
      return [doc.kind === 'recording' ? null : doc.kind, doc.show, shortList(doc.people)];
    default:
      return assertNever(collection);
  }
}

function shortList(names: readonly string[] | null | undefined): string {
  const [first = '', ...more] = names ?? [];
  return more.length > 2 ? `${first} et al.` : [first, ...more].filter((name) => name !== '').join(', ');
}
