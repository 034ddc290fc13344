import { assertNever, type Snapshot } from '@masthead/domain';
import type { Payload } from 'payload';
import { entriesIn, merges, objectId } from './merge-store.ts';

/**
 * A snapshot as it was approved, its mentions led to the entries that stand for them today. The rendition it comes from
 * stays as it is: only what is public about it follows.
 */
export async function followMerges(payload: Payload, snapshot: Snapshot): Promise<Snapshot> {
  const ids = snapshot.sections.flatMap((section) =>
    'items' in section
      ? section.items.flatMap((item) => ('entryId' in item && item.entryId !== null ? [item.entryId] : []))
      : [],
  );
  const to = await standsFor(payload, ids);
  if (to.size === 0) return snapshot;
  const lead = <Item extends object>(item: Item): Item => {
    const found = 'entryId' in item && typeof item.entryId === 'string' ? to.get(item.entryId) : undefined;
    return found === undefined ? item : { ...item, entryId: found.id, entrySlug: found.slug };
  };
  const sections = snapshot.sections.map((section): Snapshot['sections'][number] => {
    switch (section.kind) {
      case 'watch':
        return { ...section, items: section.items.map(lead) };
      case 'bigStory':
      case 'stories':
        return { ...section, items: section.items.map(lead) };
      case 'papers':
        return { ...section, items: section.items.map(lead) };
      case 'takeaways':
      case 'reading':
      case 'outline':
      case 'text':
      case 'image':
      case 'callout':
      case 'sponsor':
      case 'divider':
        return section;
      default:
        return assertNever(section);
    }
  });
  return { ...snapshot, sections };
}

/** For each id that was merged away, the entry at the end of the chain. */
export async function standsFor(
  payload: Payload,
  ids: readonly string[],
): Promise<Map<string, { readonly id: string; readonly slug: string }>> {
  const found = new Map<string, { id: string; slug: string }>();
  if (ids.length === 0) return found;
  const first = await merges(payload)
    .find({ fromId: { $in: [...new Set(ids)] }, undoneAt: null })
    .toArray();
  for (const merge of first) {
    let last = merge;
    for (
      let next = await onward(payload, last.intoId);
      next !== null;
      next = await onward(payload, last.intoId)
    )
      last = next;
    const entry = await entriesIn(payload, last.collection).findOne({ _id: objectId(payload, last.intoId) });
    if (entry !== null) found.set(merge.fromId, { id: last.intoId, slug: String(entry.slug) });
  }
  return found;
}

function onward(payload: Payload, fromId: string) {
  return merges(payload).findOne({ fromId, undoneAt: null });
}
