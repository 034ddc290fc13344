import type { Correction } from '@masthead/domain';
import type { Payload } from 'payload';
import { madeOnce } from '../../made-once.ts';
import { databaseOf } from '../../read-model.ts';

/** An erratum as the desk keeps it: beside the issue, never in it, because the mail stays what it was. */
export interface IssueCorrection {
  readonly _id: string;
  readonly issueId: string;
  readonly newsletterId: string;
  readonly date: string;
  readonly text: string;
  readonly about: Correction['about'];
  readonly by: string;
  readonly userId: string | null;
  readonly at: Date;
  readonly takenBackAt: Date | null;
  /** The issue whose draft took it in. */
  readonly printedIn: string | null;
  /** Somebody said that no later issue needs it. */
  readonly dismissedAt: Date | null;
}

export function issueCorrections(payload: Payload) {
  return databaseOf(payload).collection<IssueCorrection>('issueCorrections');
}

/** Answers "the corrections of an issue" and "what a newsletter has not printed yet". Made before the first write. */
export const ensureCorrectionIndexes = madeOnce((payload) =>
  issueCorrections(payload).createIndexes([
    { key: { issueId: 1, at: 1 }, name: 'corrections_of_issue' },
    { key: { newsletterId: 1, at: 1 }, name: 'corrections_of_newsletter' },
  ]),
);
