import { Correction, RichText } from '@masthead/domain';
import type { Payload } from 'payload';
import { z } from 'zod';
import type { Issue } from '../../payload-types.ts';
import { readModelCollection } from '../../read-model.ts';
import type { PreviousMention } from './library.ts';

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
 * so a draft never shows through. The newest issue before this one wins.
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
  const found: [string, Mention][] = [];
  for (const row of rows) {
    const { _id, mentions } = Row.parse(row);
    const earlier = mentions
      .filter(
        (mention) => mention.issueId !== issue.id && mention.publicFrom !== null && before(mention, issue),
      )
      .sort((a, b) => order(b) - order(a))[0];
    if (earlier === undefined) continue;
    found.push([_id, earlier]);
  }
  const corrected = await correctionsOf(
    payload,
    found.map(([, { issueId }]) => issueId),
  );
  return found.map(([entryId, { commentary, issueId, issueNumber, issueSlug }]) => {
    const corrections = (corrected.get(issueId) ?? [])
      .filter(({ about }) => about?.entryId === entryId)
      .map(({ date, id, text }) => ({ id, date, text }));
    return [entryId, { number: issueNumber, slug: issueSlug, text: commentary, corrections }];
  });
}

/** The errata of public issues, by issue. */
async function correctionsOf(
  payload: Payload,
  issueIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Correction[]>> {
  const rows = await readModelCollection<{ _id: string; corrections: Correction[] }>(payload, 'publicIssues')
    .find({ _id: { $in: [...new Set(issueIds)] }, 'corrections.0': { $exists: true } })
    .project<{ _id: string; corrections: unknown }>({ corrections: 1 })
    .toArray();
  return new Map(rows.map(({ _id, corrections }) => [_id, z.array(Correction).parse(corrections)]));
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
