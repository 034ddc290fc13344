import type { Payload } from 'payload';
import { z } from 'zod';
import type { Actor } from '../../access/roles.ts';
import { DeskError } from '../desk-error.ts';
import { issueComments } from './issue-comments.ts';

export const SettleCommentRequest = z.strictObject({ settled: z.boolean() });

/** A comment is dealt with, or open again. Nothing that was said is taken away. @throws DeskError 404 */
export async function settleComment(
  payload: Payload,
  actor: Actor,
  { issueId, commentId, settled }: { issueId: string; commentId: string; settled: boolean },
): Promise<{ readonly settled: boolean }> {
  const result = await issueComments(payload).updateOne(
    { _id: commentId, issueId },
    {
      $set: settled ? { settledAt: new Date(), settledBy: actor.name } : { settledAt: null, settledBy: null },
    },
  );
  if (result.matchedCount === 1) return { settled };
  throw new DeskError(404, 'no-comment', 'This issue has no such comment.', 'Load the list again.');
}
