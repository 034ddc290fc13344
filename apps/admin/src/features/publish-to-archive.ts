import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Actor } from '../access/roles.ts';
import { VERB } from '../collections/issues/workflow.ts';
import { delivery } from '../delivery.ts';
import { projectIssue } from '../projection/project-issue.ts';
import { projectNewsletter } from '../projection/project-newsletter.ts';
import { approveIssue } from './approve-issue.ts';
import { DeskError } from './desk-error.ts';

/** The day the issue came out elsewhere, or today. */
export const PublishRequest = z.strictObject({ date: z.iso.date().optional() });

/** A back issue enters the web archive without a mail. An issue that has a campaign is published by that. */
export async function publishToArchive(
  req: PayloadRequest,
  actor: Actor,
  issueId: string,
  { date }: z.output<typeof PublishRequest>,
): Promise<{ readonly publicFrom: string }> {
  const { campaigns } = await delivery();
  if ((await campaigns.newestByIssue([issueId])).has(issueId)) {
    throw new DeskError(
      409,
      'has-campaign',
      'This issue is mailed.',
      'Its page appears with its first mail.',
    );
  }
  await approveIssue(req, actor, issueId);
  const { payload } = req;
  const publicFrom = date === undefined ? new Date() : new Date(`${date}T00:00:00Z`);
  const issue = await payload.update({
    collection: 'issues',
    id: issueId,
    depth: 0,
    context: { [VERB]: 'publish-to-archive' },
    data: { _status: 'published', publicFrom: publicFrom.toISOString() },
  });
  await projectNewsletter(payload, String(issue.newsletter));
  await projectIssue(payload, issueId);
  return { publicFrom: publicFrom.toISOString() };
}
