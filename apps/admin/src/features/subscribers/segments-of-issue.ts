import type { Segment } from '@masthead/domain';
import type { Payload } from 'payload';
import { delivery } from '../../delivery.ts';

/** What an issue's campaign may be narrowed to. */
export async function segmentsOfIssue(
  payload: Payload,
  issueId: string,
): Promise<{ readonly segments: readonly Segment[] }> {
  const issue = await payload.findByID({
    collection: 'issues',
    id: issueId,
    depth: 0,
    draft: true,
    disableErrors: true,
    select: { newsletter: true },
  });
  const newsletter = issue?.newsletter;
  if (newsletter === undefined || newsletter === null) return { segments: [] };
  const { segments } = await delivery();
  return { segments: await segments.of(typeof newsletter === 'string' ? newsletter : newsletter.id) };
}
