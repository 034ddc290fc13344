import { RichText } from '@masthead/domain';
import type { Payload } from 'payload';
import { z } from 'zod';
import { readModelCollection } from '../../read-model.ts';
import type { Coverage } from './entry-shape.ts';

const Mention = z.object({
  issueSlug: z.string(),
  issueNumber: z.number().nullable(),
  issueTagline: z.string(),
  date: z.string().nullable(),
  publicFrom: z.date().nullable(),
  commentary: RichText,
});
const Row = z.object({ _id: z.string(), mentions: z.array(Mention) });

/**
 * What public or scheduled issues said of these entries, newest first; from the read model, so no draft shows through.
 * With `by`, only those that readers can open at that instant.
 */
export async function coverageOf(
  payload: Payload,
  entryIds: readonly string[],
  by?: Date,
): Promise<ReadonlyMap<string, readonly Coverage[]>> {
  if (entryIds.length === 0) return new Map();
  const rows = await readModelCollection<{ _id: string }>(payload, 'publicEntries')
    .find({ _id: { $in: [...entryIds] } })
    .toArray();
  return new Map(
    rows.map((row) => {
      const { _id, mentions } = Row.parse(row);
      const newest = mentions
        .filter(({ publicFrom }) => publicFrom !== null && (by === undefined || publicFrom <= by))
        .sort((a, b) => (b.publicFrom?.getTime() ?? 0) - (a.publicFrom?.getTime() ?? 0));
      return [
        _id,
        newest.map(({ commentary, date, issueNumber, issueSlug, issueTagline }) => ({
          number: issueNumber,
          slug: issueSlug,
          tagline: issueTagline,
          date,
          commentary,
        })),
      ] as const;
    }),
  );
}

/** "№12", or a digest by its date. */
export function coverageName({ number, date, slug }: Coverage): string {
  return number === null ? (date ?? slug) : `№${number}`;
}
