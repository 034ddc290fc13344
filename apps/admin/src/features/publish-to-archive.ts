import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Actor } from '../access/roles.ts';
import { delivery } from '../delivery.ts';
import { projectIssue } from '../projection/project-issue.ts';
import { projectNewsletter } from '../projection/project-newsletter.ts';
import { approveIssue } from './approve-issue.ts';
import { DeskError } from './desk-error.ts';
import { SeenRequest } from './refuse-unseen.ts';

/** The day the issue came out elsewhere, or today. */
export const PublishRequest = SeenRequest.extend({ date: z.iso.date().optional() });

/** A back issue enters the web archive without a mail. An issue that has a campaign is published by that. */
export async function publishToArchive(
  req: PayloadRequest,
  actor: Actor,
  issueId: string,
  { date, updatedAt }: z.output<typeof PublishRequest>,
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
  const publicFrom = date === undefined ? new Date() : new Date(`${date}T00:00:00Z`);
  const { newsletterId } = await approveIssue(req, actor, issueId, { updatedAt, publicFrom });
  const { payload } = req;
  await projectNewsletter(payload, newsletterId);
  await projectIssue(payload, issueId);
  return { publicFrom: publicFrom.toISOString() };
}
