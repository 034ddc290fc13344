import { randomUUID } from 'node:crypto';
import type { PayloadRequest } from 'payload';
import type { Actor } from '../../access/roles.ts';
import { databaseOf } from '../../read-model.ts';
import { sessionOf } from '../with-transaction.ts';
import { differencesOf } from './entry-differences.ts';
import { loadPair, type Pair } from './load-pair.ts';
import { entriesIn, merges, objectId, type Touch, tables } from './merge-store.ts';
import { projectMerge } from './project-merge.ts';
import { retried } from './retried.ts';

/**
 * Two entries → one: mentions in issues and in all their stored versions follow, the one that stays takes over what it
 * did not say and the other's exact keys, so that the next mention of either finds it. Renditions are never touched.
 * All or nothing; `undoMerge` takes it back. @throws DeskError as `loadPair`
 */
export async function mergeEntries(
  req: PayloadRequest,
  actor: Actor,
  pair: Pair,
): Promise<{ mergeId: string; moved: number }> {
  const { payload } = req;
  const result = await retried(req, async () => {
    const { from, into } = await loadPair(req, pair);
    const options = await sessionOf(req);
    const touches = await leadMentions(req, pair);
    const { fills } = differencesOf(from, into);
    const aliases = [...new Set([...(from.keys ?? []), ...(from.aliasKeys ?? [])])].filter(
      (key) => !(into.keys ?? []).includes(key),
    );
    const entries = entriesIn(payload, pair.collection);
    await entries.deleteOne({ _id: from._id }, options);
    const join = (own: readonly string[] | undefined) => [...new Set([...(own ?? []), ...aliases])];
    await entries.updateOne(
      { _id: into._id },
      {
        $set: {
          ...fills,
          aliasKeys: join(into.aliasKeys),
          keys: join(into.keys),
          unsharedKeys: join(into.unsharedKeys),
          updatedAt: new Date(),
        },
      },
      options,
    );
    const mergeId = randomUUID();
    await merges(payload).insertOne(
      {
        _id: mergeId,
        collection: pair.collection,
        fromId: pair.from,
        from,
        intoId: pair.into,
        intoTitle: String(into.title ?? ''),
        filled: fills,
        aliases,
        touches,
        at: new Date(),
        by: actor.name,
        undoneAt: null,
      },
      options,
    );
    return { mergeId, moved: new Set(touches.map(({ doc }) => String(doc))).size };
  });
  await projectMerge(payload, pair);
  return result;
}

/** Leads every row that mentions the one to the other, and says which rows those were. */
async function leadMentions(req: PayloadRequest, { from, into }: Pair): Promise<Touch[]> {
  const { payload } = req;
  const options = await sessionOf(req);
  const [fromId, intoId] = [objectId(payload, from), objectId(payload, into)];
  const touches: Touch[] = [];
  for (const { at, table } of tables) {
    const documents = databaseOf(payload).collection(table);
    const found = await documents
      .find({ [`${at}.items.entry`]: fromId }, options)
      .project({ [`${at}.items.id`]: 1, [`${at}.items.entry`]: 1 })
      .toArray();
    for (const doc of found) {
      const sections: unknown = table === 'issues' ? doc.sections : doc.version?.sections;
      touches.push({ table, doc: doc._id, rows: rowsOf(sections, from) });
    }
    if (found.length === 0) continue;
    await documents.updateMany(
      { [`${at}.items.entry`]: fromId },
      { $set: { [`${at}.$[s].items.$[i].entry`]: intoId } },
      { ...options, arrayFilters: [{ 's.items.entry': fromId }, { 'i.entry': fromId }] },
    );
  }
  return touches;
}

interface StoredSection {
  readonly items?: readonly { readonly id?: string; readonly entry?: unknown }[];
}

function rowsOf(sections: unknown, entryId: string): string[] {
  if (!Array.isArray(sections)) return [];
  return (sections as StoredSection[])
    .flatMap(({ items }) => (Array.isArray(items) ? items : []))
    .flatMap(({ entry, id }) => (id !== undefined && String(entry) === entryId ? [id] : []));
}
