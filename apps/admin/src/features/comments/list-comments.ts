import type { Payload } from 'payload';
import type { CommentShown } from './comment-shape.ts';
import { issueComments } from './issue-comments.ts';

const MOST = 500;

/** Everything said about an issue, in the order in which it was said. */
export async function listComments(
  payload: Payload,
  issueId: string,
): Promise<{ readonly comments: readonly CommentShown[] }> {
  const rows = await issueComments(payload).find({ issueId }).sort({ at: 1, _id: 1 }).limit(MOST).toArray();
  return {
    comments: rows.map(({ _id, at, by, sectionId, settledBy, text, userId }) => ({
      id: _id,
      sectionId,
      text,
      by,
      fromLink: userId === null,
      at: at.toISOString(),
      settledBy,
    })),
  };
}
