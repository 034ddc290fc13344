import type { Payload } from 'payload';
import { projectEntry } from '../../projection/project-entry.ts';
import { projectIssue } from '../../projection/project-issue.ts';
import { readModelCollection } from '../../read-model.ts';
import type { Pair } from './load-pair.ts';
import { entriesIn, merges, objectId } from './merge-store.ts';

const kinds = { stories: 'story', papers: 'paper', media: 'media' } as const;

/** After a merge or its undoing: the public pages of every issue that mentions either, and where the old address leads. */
export async function projectMerge(payload: Payload, { collection, from, into }: Pair): Promise<void> {
  const merged = await merges(payload).findOne({ fromId: from, undoneAt: null });
  const entries = entriesIn(payload, collection);
  const stays = await entries.findOne({ _id: objectId(payload, into) });
  const redirects = readModelCollection<{ _id: string; slug: string }>(payload, 'publicRedirects');
  if (merged !== null && stays !== null) {
    const oldAddress = `${kinds[collection]}/${String(merged.from.slug)}`;
    await redirects.updateOne({ _id: oldAddress }, { $set: { slug: String(stays.slug) } }, { upsert: true });
    // What led to the one that goes now leads on.
    await redirects.updateMany({ slug: String(merged.from.slug) }, { $set: { slug: String(stays.slug) } });
  } else {
    const back = await entries.findOne({ _id: objectId(payload, from) });
    if (back !== null) await redirects.deleteOne({ _id: `${kinds[collection]}/${String(back.slug)}` });
  }
  const issues = await readModelCollection<{ _id: string }>(payload, 'publicIssues')
    .find({ 'snapshot.sections.items.entryId': { $in: [from, into] } })
    .project<{ _id: string }>({ _id: 1 })
    .toArray();
  for (const { _id } of issues) await projectIssue(payload, _id);
  await projectEntry(payload, collection, from);
  await projectEntry(payload, collection, into);
}
