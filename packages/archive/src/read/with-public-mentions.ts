import type { Db } from 'mongodb';
import { publicIssues } from '../collections.ts';
import type { PublicEntry, PublicIssue } from '../read-model.ts';
import { listedAt } from './is-public.ts';

interface Listed extends Pick<PublicIssue, 'corrections'> {
  readonly _id: string;
  readonly publicFrom: Date;
}

/**
 * Entries with what listed issues said of them, newest first; an entry without any is left out.
 * Asks the issues themselves: a mention copied from an issue that was rescheduled, taken back or unlisted since stays hidden.
 */
export async function withPublicMentions(
  db: Db,
  entries: readonly PublicEntry[],
  now: Date,
): Promise<readonly PublicEntry[]> {
  const issueIds = [...new Set(entries.flatMap((entry) => entry.mentions.map((m) => m.issueId)))];
  const rows = await publicIssues(db)
    .find({ _id: { $in: issueIds }, ...listedAt(now) })
    .project<Listed>({ publicFrom: 1, corrections: 1 })
    .toArray();
  const listed = new Map(rows.map((row) => [row._id, row]));
  return entries.flatMap((entry) => {
    const mentions = entry.mentions
      .flatMap((mention) => {
        const issue = listed.get(mention.issueId);
        if (issue === undefined) return [];
        const { corrections = [], publicFrom } = issue;
        const own = corrections.filter(({ about }) => about?.entryId === entry.id);
        return [{ ...mention, publicFrom, ...(own.length === 0 ? {} : { corrections: own }) }];
      })
      .sort((a, b) => b.publicFrom.getTime() - a.publicFrom.getTime());
    return mentions.length === 0 ? [] : [{ ...entry, mentions }];
  });
}
