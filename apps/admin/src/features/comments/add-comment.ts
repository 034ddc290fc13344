import { randomUUID } from 'node:crypto';
import type { Payload } from 'payload';
import { z } from 'zod';
import type { Actor } from '../../access/roles.ts';
import { DeskError } from '../desk-error.ts';
import { ensureCommentIndex, issueComments } from './issue-comments.ts';

export const CommentRequest = z.strictObject({
  text: z.string().trim().min(1).max(5_000),
  sectionId: z.string().min(1).max(64).nullable().default(null),
});

/** Says something about an issue, or about one of its sections. @throws DeskError 404 when there is no such issue or section */
export async function addComment(
  payload: Payload,
  actor: Actor,
  issueId: string,
  { sectionId, text }: z.output<typeof CommentRequest>,
): Promise<{ readonly id: string }> {
  const issue = await payload.findByID({
    collection: 'issues',
    id: issueId,
    draft: true,
    depth: 0,
    disableErrors: true,
    select: { sections: true },
  });
  if (issue === null)
    throw new DeskError(404, 'no-issue', 'There is no such issue.', 'It may have been removed.');
  if (sectionId !== null && issue.sections?.some(({ id }) => id === sectionId) !== true) {
    throw new DeskError(
      404,
      'no-section',
      'The issue has no such section.',
      'It may have been removed, or is not saved yet: say it about the issue, or try again once it is saved.',
    );
  }
  await ensureCommentIndex(payload);
  const id = randomUUID();
  await issueComments(payload).insertOne({
    _id: id,
    issueId,
    sectionId,
    text,
    by: actor.name,
    userId: actor.id,
    at: new Date(),
    settledAt: null,
    settledBy: null,
  });
  return { id };
}
