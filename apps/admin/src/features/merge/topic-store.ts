import type { Payload, PayloadRequest } from 'payload';
import { databaseOf } from '../../read-model.ts';
import { DeskError } from '../desk-error.ts';
import { sessionOf } from '../with-transaction.ts';
import { objectId, type StoredEntry, type TopicTouch, topicTables } from './merge-store.ts';

export interface TopicPair {
  /** The topic that goes. */
  readonly from: string;
  /** The topic that stays. */
  readonly into: string;
}

/** Topics as they are stored. */
export function topicsIn(payload: Payload) {
  return databaseOf(payload).collection<StoredEntry>('topics');
}

/** Both topics of a merge. @throws DeskError 404, 422 */
export async function loadTopics(
  req: PayloadRequest,
  { from, into }: TopicPair,
): Promise<{ from: StoredEntry; into: StoredEntry }> {
  if (from === into)
    throw new DeskError(422, 'same-entry', 'These two are one topic already.', 'Choose another one.');
  const options = await sessionOf(req);
  const find = (id: string) => topicsIn(req.payload).findOne({ _id: objectId(req.payload, id) }, options);
  // One after the other: MongoDB opens a transaction with the first command it sees.
  const first = await find(from);
  const second = await find(into);
  if (first === null || second === null)
    throw new DeskError(
      404,
      'no-entry',
      'One of the topics is not there.',
      'It may have been merged before.',
    );
  return { from: first, into: second };
}

/** The topics of everything that stands under `topicId`. */
export async function standingUnder(
  req: PayloadRequest,
  topicId: string,
): Promise<readonly Pick<TopicTouch, 'table' | 'doc' | 'before'>[]> {
  const { payload } = req;
  const options = await sessionOf(req);
  const found: Pick<TopicTouch, 'table' | 'doc' | 'before'>[] = [];
  for (const { at, table } of topicTables) {
    const rows = await databaseOf(payload)
      .collection(table)
      .find({ [at]: objectId(payload, topicId) }, options)
      .project({ [at]: 1 })
      .toArray();
    for (const row of rows)
      found.push({ table, doc: row._id, before: at === 'topics' ? row.topics : row.signup.topics });
  }
  return found;
}
