import { Correction, RichText } from '@masthead/domain';
import type { Payload } from 'payload';
import { z } from 'zod';
import type { Issue } from '../../payload-types.ts';
import { readModelCollection } from '../../read-model.ts';
import { idOf, type PreviousMention } from './library.ts';

const Mention = z.object({
  issueId: z.string(),
  issueSlug: z.string(),
  issueNumber: z.number().nullable(),
  date: z.string().nullable(),
  publicFrom: z.date().nullable(),
  commentary: RichText,
});
const Row = z.object({ _id: z.string(), mentions: z.array(Mention) });

/**
 * What earlier issues said of these entries, from the read model: only what is public or has its instant is named,
 * so a draft never shows through. The newest issue before this one wins. Of the same newsletter alone: an entry is one
 * for the whole house, but "№3" of another newsletter is none that these readers got.
 */
export async function loadPrevious(
  payload: Payload,
  issue: Issue,
  entryIds: readonly string[],
): Promise<[string, PreviousMention][]> {
  if (entryIds.length === 0) return [];
  const rows = await readModelCollection<{ _id: string }>(payload, 'publicEntries')
    .find({ _id: { $in: [...entryIds] } })
    .toArray();
  const entries = rows.map((row) => Row.parse(row));
  const own = await issuesOf(
    payload,
    idOf(issue.newsletter),
    entries.flatMap(({ mentions }) => mentions.map(({ issueId }) => issueId)),
  );
  const found = entries.flatMap(({ _id, mentions }): [string, Mention][] => {
    const earlier = mentions
      .filter(
        (mention) =>
          mention.issueId !== issue.id &&
          own.has(mention.issueId) &&
          mention.publicFrom !== null &&
          before(mention, issue),
      )
      .sort((a, b) => order(b) - order(a))[0];
    return earlier === undefined ? [] : [[_id, earlier]];
  });
  return found.map(([entryId, { commentary, issueId, issueNumber, issueSlug }]) => {
    const corrections = (own.get(issueId) ?? [])
      .filter(({ about }) => about?.entryId === entryId)
      .map(({ date, id, text }) => ({ id, date, text }));
    return [entryId, { number: issueNumber, slug: issueSlug, text: commentary, corrections }];
  });
}

/** Those of these issues that are the newsletter's, each with its errata. */
async function issuesOf(
  payload: Payload,
  newsletterId: string | null,
  issueIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Correction[]>> {
  if (newsletterId === null || issueIds.length === 0) return new Map();
  const rows = await readModelCollection<{ _id: string; newsletterId: string }>(payload, 'publicIssues')
    .find({ _id: { $in: [...new Set(issueIds)] }, newsletterId })
    .project<{ _id: string; corrections?: unknown }>({ corrections: 1 })
    .toArray();
  return new Map(rows.map(({ _id, corrections }) => [_id, z.array(Correction).parse(corrections ?? [])]));
}

type Mention = z.infer<typeof Mention>;

function before(mention: Mention, issue: Issue): boolean {
  if (mention.issueNumber !== null && issue.number) return mention.issueNumber < issue.number;
  const date = issue.date?.slice(0, 10);
  return mention.date === null || date === undefined || mention.date < date;
}

function order(mention: Mention): number {
  return mention.issueNumber ?? mention.publicFrom?.getTime() ?? 0;
}
