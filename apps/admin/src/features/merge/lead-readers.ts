import type { Payload } from 'payload';
import { delivery } from '../../delivery.ts';
import { merges } from './merge-store.ts';

/**
 * Leads what readers chose, and the segments by it, from the topic that went to the one that stays; back, when the merge
 * was undone. May be repeated: after the commit by who merged, and by the follower of changes should that process have died.
 */
export async function leadReaders(payload: Payload, mergeId: string): Promise<void> {
  const merge = await merges(payload).findOne({ _id: mergeId });
  // Entries are in no reader's choice; merges before there was an `intoSlug` led nobody.
  if (merge === null || merge.collection !== 'topics' || !merge.intoSlug || !merge.from.slug) return;
  const { topicChoices } = await delivery();
  const lead = { by: mergeId, from: merge.from.slug, into: merge.intoSlug };
  if (merge.undoneAt === null) await topicChoices.lead(lead);
  else await topicChoices.leadBack(lead);
}
