import type { Db } from 'mongodb';
import { fromDocument, publicIssues } from '../collections.ts';
import { listedAt } from '../read/is-public.ts';
import type { PublicIssue } from '../read-model.ts';
import type { IndexedIssue, PassageIndex } from './passage-index.ts';
import type { Passage } from './search.ts';

/** Issues read and put in together: a few megabytes, written in some hundred milliseconds. */
const readAtOnce = 50;

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
  for (let at = 0; at < changed.length; at += readAtOnce) {
    const wanted = new Map(changed.slice(at, at + readAtOnce));
    const rows = await publicIssues(db)
      .find({ _id: { $in: [...wanted.keys()] }, ...listedAt(now) })
      .sort({ publicFrom: 1 })
      .toArray();
    await index.putAll(indexed(rows.map(fromDocument), wanted, passagesOf));
  }
  return gone.length + changed.length > 0;
}

/** One at a time, as the index asks for them. */
function* indexed(
  issues: readonly PublicIssue[],
  versions: ReadonlyMap<string, string>,
  passagesOf: PassagesOf,
): Generator<IndexedIssue> {
  for (const issue of issues) {
    const { id, newsletterId, publicFrom } = issue;
    const version = versions.get(id);
    if (publicFrom === null || version === undefined) continue;
    const year = Number.parseInt(issue.date ?? publicFrom.toISOString(), 10);
    yield { id, newsletterId, publicFrom, year, version, passages: passagesOf(issue) };
  }
}
