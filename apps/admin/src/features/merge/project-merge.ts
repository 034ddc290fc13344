import type { Payload } from 'payload';
import { projectEntry } from '../../projection/project-entry.ts';
import { projectIssue } from '../../projection/project-issue.ts';
import { readModelCollection, readModelWriter } from '../../read-model.ts';
import type { Pair } from './load-pair.ts';
import { entriesIn, merges, objectId } from './merge-store.ts';

const kinds = { stories: 'story', papers: 'paper', media: 'media' } as const;

/** After a merge or its undoing: the public pages of every issue that mentions either, and where the old address leads. */
export async function projectMerge(payload: Payload, { collection, from, into }: Pair): Promise<void> {
  const merged = await merges(payload).findOne({ fromId: from, undoneAt: null });
  const entries = entriesIn(payload, collection);
  const stays = await entries.findOne({ _id: objectId(payload, into) });
  const { redirectEntry } = readModelWriter(payload);
  const kind = kinds[collection];
  if (merged !== null && stays !== null) {
    await redirectEntry(kind, String(merged.from.slug), String(stays.slug));
  } else {
    const back = await entries.findOne({ _id: objectId(payload, from) });
    if (back !== null) await redirectEntry(kind, String(back.slug), null);
  }
  const issues = await readModelCollection<{ _id: string }>(payload, 'publicIssues')
    .find({ 'snapshot.sections.items.entryId': { $in: [from, into] } })
    .project<{ _id: string }>({ _id: 1 })
    .toArray();
  for (const { _id } of issues) await projectIssue(payload, _id);
  await projectEntry(payload, collection, from);
  await projectEntry(payload, collection, into);
}
