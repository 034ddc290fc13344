import type { Payload } from 'payload';
import { merges } from '../features/merge/merge-store.ts';
import { projectMerge } from '../features/merge/project-merge.ts';
import { projectTopicMerge } from '../features/merge/project-topic-merge.ts';
import { readModelCollection, readModelWriter } from '../read-model.ts';
import { projectEntry } from './project-entry.ts';
import { projectIssue } from './project-issue.ts';
import { projectNewsletter } from './project-newsletter.ts';

/**
 * Projects everything once more, newsletters first. Pages stay up meanwhile: each document is replaced by itself, what
 * belongs to nothing any more is removed, and where merged entries led is signposted again. What is right stays untouched.
 */
export async function rebuildReadModel(payload: Payload): Promise<{ issues: number; newsletters: number }> {
  const all = { depth: 0, pagination: false, select: {} } as const;
  const newsletters = await payload.find({ collection: 'newsletters', ...all });
  for (const { id } of newsletters.docs) await projectNewsletter(payload, id);
  const issues = await payload.find({ collection: 'issues', ...all });
  for (const { id } of issues.docs) await projectIssue(payload, id);
  await removeOrphans(payload, new Set(issues.docs.map(({ id }) => id)));
  const merged = await merges(payload).find({ undoneAt: null }).sort({ at: 1, _id: 1 }).toArray();
  for (const { collection, fromId: from, intoId: into, topicTouches = [] } of merged) {
    if (collection === 'topics') await projectTopicMerge(payload, { from, into }, topicTouches);
    else await projectMerge(payload, { collection, from, into });
  }
  return { issues: issues.docs.length, newsletters: newsletters.docs.length };
}

const collectionOf = { story: 'stories', paper: 'papers', media: 'media' } as const;

/** Pages of issues that are gone, and of entries that no issue mentions: deleted while nobody followed. */
async function removeOrphans(payload: Payload, issueIds: ReadonlySet<string>): Promise<void> {
  const idsIn = (name: string) =>
    readModelCollection<{ _id: string; kind: keyof typeof collectionOf }>(payload, name)
      .find({}, { projection: { kind: 1 } })
      .toArray();
  for (const { _id } of await idsIn('publicIssues'))
    if (!issueIds.has(_id)) await readModelWriter(payload).removeIssue(_id);
  for (const { _id, kind } of await idsIn('publicEntries'))
    await projectEntry(payload, collectionOf[kind], _id);
}
