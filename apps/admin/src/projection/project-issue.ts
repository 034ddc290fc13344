import { mentionsOf, type PublicEntry, type PublicIssue } from '@masthead/archive';
import type { Payload } from 'payload';
import { readModelCollection, readModelWriter } from '../read-model.ts';
import { projectEntry } from './project-entry.ts';
import { projectLinks } from './project-links.ts';
import type { EntryCollection } from './public-entry.ts';
import { isSameIssue, publicIssueOf } from './public-issue.ts';

/**
 * Recomputes what is public of one issue and of the entries it mentions, or mentioned before. May be repeated.
 * A request and the follower may project one issue at once: whoever wrote looks again, so that a slow one that read
 * earlier cannot leave an older state behind.
 */
export async function projectIssue(payload: Payload, issueId: string): Promise<void> {
  let written = await publicIssueOf(payload, issueId);
  for (let round = 0; round < 5; round++) {
    await write(payload, issueId, written);
    const now = await publicIssueOf(payload, issueId);
    if (isSameIssue(now, written)) return;
    written = now;
  }
}

async function write(payload: Payload, issueId: string, issue: PublicIssue | null): Promise<void> {
  const before = await mentionedBefore(payload, issueId);
  const writer = readModelWriter(payload);
  if (issue === null) await writer.removeIssue(issueId);
  else await writer.upsertIssue(issue);
  await projectLinks(payload, issueId, issue);
  for (const [entryId, collection] of new Map([...before, ...mentionedNow(issue)])) {
    await projectEntry(payload, collection, entryId);
  }
}

async function mentionedBefore(payload: Payload, issueId: string): Promise<Map<string, EntryCollection>> {
  const rows = await readModelCollection<{ _id: string; kind: PublicEntry['kind'] }>(payload, 'publicEntries')
    .find({ 'mentions.issueId': issueId })
    .project<{ _id: string; kind: PublicEntry['kind'] }>({ kind: 1 })
    .toArray();
  return new Map(rows.map(({ _id, kind }) => [_id, collectionOf[kind]]));
}

const collectionOf = { story: 'stories', paper: 'papers', media: 'media' } as const;
const sectionHolds = { watch: 'media', bigStory: 'stories', stories: 'stories', papers: 'papers' } as const;

function mentionedNow(issue: PublicIssue | null): Map<string, EntryCollection> {
  const found = new Map<string, EntryCollection>();
  if (issue === null) return found;
  const known = mentionsOf(issue);
  for (const section of issue.snapshot.sections) {
    if (!(section.kind in sectionHolds) || !('items' in section)) continue;
    for (const item of section.items) {
      const entryId = 'entryId' in item ? item.entryId : null;
      if (entryId !== null && known.has(entryId))
        found.set(entryId, sectionHolds[section.kind as keyof typeof sectionHolds]);
    }
  }
  return found;
}
