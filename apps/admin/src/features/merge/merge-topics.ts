import { randomUUID } from 'node:crypto';
import type { PayloadRequest } from 'payload';
import type { Actor } from '../../access/roles.ts';
import { databaseOf } from '../../read-model.ts';
import { sessionOf } from '../with-transaction.ts';
import { leadReaders } from './lead-readers.ts';
import { merges, objectId, type TopicTouch, topicTables } from './merge-store.ts';
import { projectTopicMerge } from './project-topic-merge.ts';
import { retried } from './retried.ts';
import { loadTopics, standingUnder, type TopicPair, topicsIn } from './topic-store.ts';

/**
 * Two topics → one: whatever stands under the one stands under the other, once; an empty description is taken over;
 * readers who chose the one have chosen the other.
 * What was approved keeps the name it was approved with. All or nothing; `undoTopicMerge` takes it back.
 * @throws DeskError as `loadTopics`
 */
export async function mergeTopics(
  req: PayloadRequest,
  actor: Actor,
  pair: TopicPair,
): Promise<{ mergeId: string; moved: number }> {
  const { payload } = req;
  const result = await retried(req, async () => {
    const { from, into } = await loadTopics(req, pair);
    const options = await sessionOf(req);
    const [fromId, intoId] = [objectId(payload, pair.from), objectId(payload, pair.into)];
    const touches: TopicTouch[] = [];
    for (const { before, doc, table } of await standingUnder(req, pair.from)) {
      const has = before.some((id) => id.equals(intoId));
      const after = before.flatMap((id) => (!id.equals(fromId) ? [id] : has ? [] : [intoId]));
      touches.push({ table, doc, before, after });
      await setTopics(req, { table, doc, topics: after });
    }
    const fills =
      !into.description && from.description
        ? { description: from.description }
        : ({} as Record<string, unknown>);
    await topicsIn(payload).deleteOne({ _id: from._id }, options);
    await topicsIn(payload).updateOne(
      { _id: into._id },
      { $set: { ...fills, updatedAt: new Date() } },
      options,
    );
    const mergeId = randomUUID();
    await merges(payload).insertOne(
      {
        _id: mergeId,
        collection: 'topics',
        fromId: pair.from,
        from: { ...from, title: String(from.name ?? '') },
        intoId: pair.into,
        intoTitle: String(into.name ?? ''),
        filled: fills,
        aliases: [],
        touches: [],
        topicTouches: touches,
        intoSlug: String(into.slug ?? ''),
        at: new Date(),
        by: actor.name,
        undoneAt: null,
      },
      options,
    );
    return { mergeId, touches };
  });
  await leadReaders(payload, result.mergeId);
  await projectTopicMerge(payload, pair, result.touches);
  return { mergeId: result.mergeId, moved: result.touches.length };
}

/** Writes the topics of one thing, without its hooks: nothing else of it changes. */
export async function setTopics(
  req: PayloadRequest,
  { doc, table, topics }: Pick<TopicTouch, 'table' | 'doc'> & { readonly topics: TopicTouch['after'] },
): Promise<void> {
  const at = topicTables.find((one) => one.table === table)?.at ?? 'topics';
  await databaseOf(req.payload)
    .collection<{ _id: typeof doc }>(table)
    .updateOne({ _id: doc }, { $set: { [at]: topics } }, await sessionOf(req));
}
