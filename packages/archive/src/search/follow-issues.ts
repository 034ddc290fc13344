import type { Db } from 'mongodb';
import { fromDocument, publicIssues } from '../collections.ts';
import { listedAt } from '../read/is-public.ts';
import type { PublicIssue } from '../read-model.ts';
import type { PassageIndex } from './passage-index.ts';
import type { Passage } from './search.ts';

export type PassagesOf = (issue: PublicIssue) => readonly Passage[];

/**
 * Makes the index hold what is listed at `now`, and nothing else: reads the versions of all listed issues (out of an
 * index, without the issues), then only those that changed. Answers whether anything did. Leaves the event loop free
 * between issues.
 */
export async function bringLevel(
  db: Db,
  index: PassageIndex,
  passagesOf: PassagesOf,
  now: Date,
): Promise<boolean> {
  const listed = await publicIssues(db)
    .find(listedAt(now))
    .project<{ _id: string; contentVersion: string; publicFrom: Date }>({ contentVersion: 1, publicFrom: 1 })
    .sort({ publicFrom: 1 })
    .toArray();
  const versions = new Map(
    listed.map((issue) => [issue._id, `${issue.contentVersion}@${issue.publicFrom.getTime()}`]),
  );
  const gone = index.issueIds.filter((id) => !versions.has(id));
  for (const id of gone) index.remove(id);
  const changed = [...versions].filter(([id, version]) => index.versionOf(id) !== version);
  for (const [id, version] of changed) {
    const row = await publicIssues(db).findOne({ _id: id, ...listedAt(now) });
    if (row === null) continue;
    const issue = fromDocument(row);
    const { publicFrom } = issue;
    if (publicFrom === null) continue;
    const { newsletterId } = issue;
    const year = Number.parseInt(issue.date ?? publicFrom.toISOString(), 10);
    index.put({ id, newsletterId, publicFrom, year, version, passages: passagesOf(issue) });
  }
  return gone.length + changed.length > 0;
}
