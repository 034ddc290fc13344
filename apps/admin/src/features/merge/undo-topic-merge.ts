import type { PayloadRequest } from 'payload';
import { databaseOf } from '../../read-model.ts';
import { DeskError } from '../desk-error.ts';
import { sessionOf } from '../with-transaction.ts';
import { shown } from './entry-differences.ts';
import { type MergeRecord, objectId, type TopicTouch, topicTables } from './merge-store.ts';
import { setTopics } from './merge-topics.ts';
import { topicsIn } from './topic-store.ts';

/**
 * Gives the topic back, and puts it where it stood: exactly as it was where nobody changed the topics since, beside what
 * stands there now where somebody did. Within the transaction of `undoMerge`. @throws DeskError 409
 */
export async function giveTopicBack(req: PayloadRequest, record: MergeRecord): Promise<void> {
  const { payload } = req;
  const options = await sessionOf(req);
  const topics = topicsIn(payload);
  const intoId = objectId(payload, record.intoId);
  const into = await topics.findOne({ _id: intoId }, options);
  if (into === null)
    throw new DeskError(409, 'gone', `“${record.intoTitle}” is not there any more.`, 'Make the topic anew.');
  const untouched = Object.entries(record.filled)
    .filter(([field, value]) => shown(into[field]) === shown(value))
    .map(([field]) => field);
  if (untouched.length > 0)
    await topics.updateOne(
      { _id: intoId },
      { $unset: Object.fromEntries(untouched.map((field) => [field, ''])) },
      options,
    );
  const { title: _shownAs, ...from } = record.from;
  await topics.insertOne(from, options);
  for (const touch of record.topicTouches ?? []) await putBack(req, record, touch);
}

async function putBack(
  req: PayloadRequest,
  record: MergeRecord,
  { after, before, doc, table }: TopicTouch,
): Promise<void> {
  const { payload } = req;
  const at = topicTables.find((one) => one.table === table)?.at ?? 'topics';
  const row = await databaseOf(payload)
    .collection<{ _id: typeof doc; topics?: TopicTouch['after']; signup?: { topics?: TopicTouch['after'] } }>(
      table,
    )
    .findOne({ _id: doc }, await sessionOf(req));
  if (row === null) return;
  const now = (at === 'topics' ? row.topics : row.signup?.topics) ?? [];
  const fromId = objectId(payload, record.fromId);
  const asLeft = now.map(String).join() === after.map(String).join();
  await setTopics(req, { table, doc, topics: asLeft ? before : [...now, fromId] });
}
