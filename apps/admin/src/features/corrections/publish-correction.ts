import { randomUUID } from 'node:crypto';
import type { PublicIssue } from '@masthead/archive';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Actor } from '../../access/roles.ts';
import { projectIssue } from '../../projection/project-issue.ts';
import { publicIssueOf } from '../../projection/public-issue.ts';
import { DeskError } from '../desk-error.ts';
import { ensureCorrectionIndexes, issueCorrections } from './issue-corrections.ts';
import { subjectsOf } from './subjects-of.ts';

export const CorrectionRequest = z.strictObject({
  text: z.string().trim().min(1).max(2_000),
  /** The place of the item in the public issue, `sections.2.items.0`; null: the issue as a whole. */
  about: z.string().max(100).nullable().default(null),
  /** The day printed with it; today in the newsletter's zone unless it is said. */
  date: z.iso.date().optional(),
});

/**
 * Says in public what was wrong with an issue that is out: on its page, in the feed, and wherever the story recurs.
 * The mail and its rendition stay what they were. @throws DeskError 409 while the issue is not out, 422
 */
export async function publishCorrection(
  { payload }: PayloadRequest,
  actor: Actor,
  issueId: string,
  { about, date, text }: z.output<typeof CorrectionRequest>,
): Promise<{ readonly id: string }> {
  const now = new Date();
  const issue = await publicIssueOf(payload, issueId);
  if (!isOut(issue, now))
    throw new DeskError(409, 'not-out', 'Nobody can read this issue yet.', 'Mend the draft itself.');
  const subject = about === null ? null : subjectsOf(issue.snapshot).find(({ path }) => path === about);
  if (subject === undefined)
    throw new DeskError(422, 'no-such-item', 'The issue holds no such item.', 'Choose one from the list.');
  const today = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeZone: issue.snapshot.newsletter.timeZone,
  }).format(now);
  if (date !== undefined && date > today)
    throw new DeskError(422, 'not-yet', 'This day is still to come.', 'Leave the day out: it is today.');
  await ensureCorrectionIndexes(payload);
  const id = randomUUID();
  await issueCorrections(payload).insertOne({
    _id: id,
    issueId,
    newsletterId: issue.newsletterId,
    date: date ?? today,
    text,
    about: subject?.about ?? null,
    by: actor.name,
    userId: actor.id,
    at: now,
    takenBackAt: null,
    printedIn: null,
    dismissedAt: null,
  });
  await projectIssue(payload, issueId);
  return { id };
}

/** Readers may open it at this instant. */
export function isOut(issue: PublicIssue | null, now: Date): issue is PublicIssue {
  return issue?.publicFrom !== null && issue !== null && issue.publicFrom <= now;
}
