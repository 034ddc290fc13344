import type { PayloadRequest } from 'payload';
import { DeskError } from '../desk-error.ts';
import type { EntryCollection } from '../entries/entry-shape.ts';
import { sessionOf } from '../with-transaction.ts';
import { entriesIn, objectId, type StoredEntry } from './merge-store.ts';

export interface Pair {
  readonly collection: EntryCollection;
  /** The entry that goes. */
  readonly from: string;
  /** The entry that stays. */
  readonly into: string;
}

/** Both entries of a merge. @throws DeskError 404 when one is not there, 422 when they cannot be one */
export async function loadPair(
  req: PayloadRequest,
  { collection, from, into }: Pair,
): Promise<{ from: StoredEntry; into: StoredEntry }> {
  if (from === into)
    throw new DeskError(422, 'same-entry', 'These two are one entry already.', 'Choose another one.');
  const { payload } = req;
  const options = await sessionOf(req);
  const find = (id: string) =>
    entriesIn(payload, collection).findOne({ _id: objectId(payload, id) }, options);
  // One after the other: MongoDB opens a transaction with the first command it sees.
  const first = await find(from);
  const second = await find(into);
  if (first === null || second === null)
    throw new DeskError(
      404,
      'no-entry',
      'One of the entries is not there.',
      'It may have been merged before.',
    );
  if (first.kind === 'image' || second.kind === 'image')
    throw new DeskError(
      422,
      'image',
      'An image is its file: two files are two images.',
      'Merge talks, podcasts and videos.',
    );
  return { from: first, into: second };
}
