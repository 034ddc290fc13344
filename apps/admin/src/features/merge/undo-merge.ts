import type { PayloadRequest } from 'payload';
import { databaseOf } from '../../read-model.ts';
import { DeskError } from '../desk-error.ts';
import { sessionOf } from '../with-transaction.ts';
import { shown } from './entry-differences.ts';
import { leadReaders } from './lead-readers.ts';
import { entriesIn, type MergeRecord, merges, objectId, tables } from './merge-store.ts';
import { projectMerge } from './project-merge.ts';
import { projectTopicMerge } from './project-topic-merge.ts';
import { retried } from './retried.ts';
import { giveTopicBack } from './undo-topic-merge.ts';

/**
 * Takes a merge back: the entry stands again under its id and address, the rows that were led away lead to it, and the
 * other gives back what it took over, unless somebody changed it since. @throws DeskError 404, or 409 when it was undone or must wait
 */
export async function undoMerge(req: PayloadRequest, mergeId: string): Promise<{ entryId: string }> {
  const { payload } = req;
  const merge = await retried(req, async () => {
    const options = await sessionOf(req);
    const record = await merges(payload).findOne({ _id: mergeId }, options);
    if (record === null)
      throw new DeskError(404, 'no-merge', 'There is no such merge.', 'Look at the list again.');
    if (record.undoneAt !== null)
      throw new DeskError(409, 'undone', 'This merge was undone already.', 'Nothing is left to do.');
    const later = await merges(payload).findOne({ fromId: record.intoId, undoneAt: null }, options);
    if (later !== null)
      throw new DeskError(
        409,
        'merged-on',
        `“${record.intoTitle}” was itself merged into “${later.intoTitle}”.`,
        'Undo that merge first.',
      );
    if (record.collection === 'topics') await giveTopicBack(req, record);
    else await giveBack(req, record);
    await merges(payload).updateOne({ _id: mergeId }, { $set: { undoneAt: new Date() } }, options);
    return record;
  });
  const pair = { from: merge.fromId, into: merge.intoId };
  if (merge.collection === 'topics') {
    await leadReaders(payload, mergeId);
    await projectTopicMerge(payload, pair, merge.topicTouches ?? []);
  } else await projectMerge(payload, { collection: merge.collection, ...pair });
  return { entryId: merge.fromId };
}

async function giveBack(req: PayloadRequest, record: MergeRecord): Promise<void> {
  const { payload } = req;
  const options = await sessionOf(req);
  const entries = entriesIn(payload, record.collection);
  const intoId = objectId(payload, record.intoId);
  const into = await entries.findOne({ _id: intoId }, options);
  if (into === null)
    throw new DeskError(409, 'gone', `“${record.intoTitle}” is not there any more.`, 'Make the entry anew.');
  const untouched = Object.entries(record.filled)
    .filter(([field, value]) => shown(into[field]) === shown(value))
    .map(([field]) => field);
  const without = (own: readonly string[] | undefined) =>
    (own ?? []).filter((key) => !record.aliases.includes(key));
  await entries.updateOne(
    { _id: intoId },
    {
      $set: {
        aliasKeys: without(into.aliasKeys),
        keys: without(into.keys),
        unsharedKeys: without(into.unsharedKeys),
        updatedAt: new Date(),
      },
      ...(untouched.length === 0
        ? {}
        : { $unset: Object.fromEntries(untouched.map((field) => [field, ''])) }),
    },
    options,
  );
  await entries.insertOne(record.from, options);
  const fromId = objectId(payload, record.fromId);
  for (const { doc, rows, table } of record.touches) {
    const at = tables.find((one) => one.table === table)?.at ?? 'sections';
    await databaseOf(payload)
      .collection<{ _id: typeof doc }>(table)
      .updateOne(
        { _id: doc, [`${at}.items.id`]: { $in: [...rows] } },
        { $set: { [`${at}.$[s].items.$[i].entry`]: fromId } },
        {
          ...options,
          arrayFilters: [
            { 's.items.id': { $in: [...rows] } },
            { 'i.id': { $in: [...rows] }, 'i.entry': intoId },
          ],
        },
      );
  }
}
