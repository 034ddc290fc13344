import { WebUrl } from '@masthead/domain';
import type { EntryFacts } from '@masthead/importer';
import { type PayloadRequest, ValidationError } from 'payload';
import { z } from 'zod';
import { isDuplicate } from '../../rest/write-conflict.ts';
import { DeskError } from '../desk-error.ts';
import { type EntryShown, kindOf } from './entry-shape.ts';
import { matchMentions } from './match-mentions.ts';
import { entryCollection } from './quick-find.ts';
import { showEntries } from './show-entries.ts';

export const QuickAdd = z.strictObject({
  collection: entryCollection,
  title: z.string().trim().min(1).max(500),
  url: WebUrl.nullable().default(null),
  arxivId: z.string().max(40).nullable().default(null),
  doi: z.string().max(300).nullable().default(null),
  openReviewId: z.string().max(40).nullable().default(null),
  authors: z.array(z.string().max(200)).max(500).default([]),
  venue: z.string().max(200).nullable().default(null),
  year: z.int().min(1900).max(2200).nullable().default(null),
});
type QuickAdd = z.output<typeof QuickAdd>;

/**
 * Makes the entry that an editor names while writing; the one that is there already when there is one, also when
 * two editors name it at once. @throws DeskError 400 through Payload's own validation
 */
export async function quickAdd(req: PayloadRequest, wanted: QuickAdd): Promise<EntryShown> {
  const { arxivId: arxiv, collection, doi, openReviewId: openReview, title, url } = wanted;
  const facts: EntryFacts = {
    kind: kindOf[collection],
    title,
    url,
    ids: { arxiv, doi, openReview },
    sources: [],
    dateText: null,
  };
  const known = await find(req, facts);
  if (known !== null) return known;
  try {
    const doc = await make(req, wanted);
    const [shown] = await showEntries(req.payload, [{ collection, doc }]);
    if (shown !== undefined) return shown;
  } catch (error) {
    // Somebody named it at the same moment, or an entry with the same title has no id yet.
    if (!(isDuplicate(error) || error instanceof ValidationError)) throw error;
    const first = await find(req, facts);
    if (first === null) throw error;
    return first;
  }
  throw new DeskError(409, 'not-added', 'The entry was not made.', 'Try again.');
}

async function find(req: PayloadRequest, facts: EntryFacts): Promise<EntryShown | null> {
  const [found] = await matchMentions(req.payload, [facts], { suggestFor: 0 });
  return found?.match ?? null;
}

function make(req: PayloadRequest, { collection, ...wanted }: QuickAdd) {
  const { arxivId, authors, doi, openReviewId, title, url, venue, year } = wanted;
  const shared = { depth: 0, req } as const;
  switch (collection) {
    case 'stories':
      return req.payload.create({ collection, ...shared, data: { title, url, sources: [] } });
    case 'papers':
      return req.payload.create({
        collection,
        ...shared,
        data: { title, url, authors, venue, year, arxivId, doi, openReviewId },
      });
    case 'media':
      return req.payload.create({
        collection,
        ...shared,
        data: { title, kind: 'recording', link: url, people: authors },
      });
  }
}
