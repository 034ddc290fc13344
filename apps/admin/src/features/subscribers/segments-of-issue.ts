import { namesConfirmed, type Segment } from '@masthead/domain';
import type { Payload } from 'payload';
import { delivery } from '../../delivery.ts';

/** A segment with the number of readers an issue would go to; null: too many to count now. */
export type SegmentOfIssue = Segment & { readonly audience: number | null };

/** What an issue's campaign may be narrowed to. What was saved with a state that is never mailed is no choice. */
export async function segmentsOfIssue(
  payload: Payload,
  issueId: string,
): Promise<{ readonly segments: readonly SegmentOfIssue[] }> {
  const issue = await payload.findByID({
    collection: 'issues',
    id: issueId,
    depth: 0,
    draft: true,
    disableErrors: true,
    select: { newsletter: true, kind: true },
  });
  const newsletter = issue?.newsletter;
  if (newsletter === undefined || newsletter === null) return { segments: [] };
  const { segments, list } = await delivery();
  const newsletterId = typeof newsletter === 'string' ? newsletter : newsletter.id;
  const saved = (await segments.of(newsletterId)).filter(({ filter }) => namesConfirmed(filter));
  const kind = issue?.kind ?? 'weekly';
  const counts = await Promise.all(
    saved.map(({ filter }) => list.countAudience({ ...filter, newsletterId }, kind)),
  );
  return {
    segments: saved.map((segment, index) => ({ ...segment, audience: counts[index]?.count ?? null })),
  };
}
