import type { Payload } from 'payload';
import type { MergeShown } from './merge-shape.ts';
import { merges } from './merge-store.ts';

/** The last fifty, newest first. */
export async function listMerges(payload: Payload): Promise<{ readonly merges: readonly MergeShown[] }> {
  const rows = await merges(payload).find().sort({ at: -1 }).limit(50).toArray();
  return {
    merges: rows.map(({ _id, at, by, collection, from, intoId, intoTitle, undoneAt }) => ({
      id: _id,
      collection,
      fromTitle: String(from.title ?? ''),
      intoId,
      intoTitle,
      at: at.toISOString(),
      by,
      undone: undoneAt !== null,
    })),
  };
}
