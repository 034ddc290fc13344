import type { Payload } from 'payload';
import { projectEntry } from '../../projection/project-entry.ts';
import { projectNewsletter } from '../../projection/project-newsletter.ts';
import { readModelWriter } from '../../read-model.ts';
import { merges, objectId, type TopicTouch } from './merge-store.ts';
import { type TopicPair, topicsIn } from './topic-store.ts';

/** After topics were merged or parted: the public pages of what stands under them, and where the old address leads. */
export async function projectTopicMerge(
  payload: Payload,
  { from, into }: TopicPair,
  touches: readonly TopicTouch[],
): Promise<void> {
  const merged = await merges(payload).findOne({ fromId: from, undoneAt: null });
  const stays = await topicsIn(payload).findOne({ _id: objectId(payload, into) });
  const { redirectEntry } = readModelWriter(payload);
  if (merged !== null && stays !== null) {
    await redirectEntry('topic', String(merged.from.slug), String(stays.slug));
  } else {
    const back = await topicsIn(payload).findOne({ _id: objectId(payload, from) });
    if (back !== null) await redirectEntry('topic', String(back.slug), null);
  }
  for (const { doc, table } of touches) {
    if (table === 'newsletters') await projectNewsletter(payload, String(doc));
    else await projectEntry(payload, table, String(doc));
  }
}
