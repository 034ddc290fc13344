import type { Payload } from 'payload';
import { madeOnce } from '../../made-once.ts';
import { databaseOf } from '../../read-model.ts';

export interface IssueComment {
  readonly _id: string;
  readonly issueId: string;
  readonly sectionId: string | null;
  readonly text: string;
  readonly by: string;
  /** Null for who has no account and spoke on a preview link. */
  readonly userId: string | null;
  readonly at: Date;
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
}

/** What people say about issues: never part of what is printed. */
export function issueComments(payload: Payload) {
  return databaseOf(payload).collection<IssueComment>('issueComments');
}

/** Answers "the comments of an issue". Made before the first write. */
export const ensureCommentIndex = madeOnce((payload) =>
  issueComments(payload).createIndex({ issueId: 1, at: 1 }, { name: 'comments_of_issue' }),
);
