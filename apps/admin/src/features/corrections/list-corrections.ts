import type { Payload, PayloadRequest } from 'payload';
import { type Actor, hasRole } from '../../access/roles.ts';
import { publicIssueOf } from '../../projection/public-issue.ts';
import { DeskError } from '../desk-error.ts';
import type { CorrectionOffer, CorrectionShown, CorrectionsState } from './correction-shape.ts';
import { type IssueCorrection, issueCorrections } from './issue-corrections.ts';
import { isOut } from './publish-correction.ts';
import { subjectsOf } from './subjects-of.ts';

/** The errata of an issue that is out, or those that a draft may print. @throws DeskError 404 */
export async function listCorrections(
  { payload }: PayloadRequest,
  actor: Actor,
  issueId: string,
): Promise<CorrectionsState> {
  const issue = await payload.findByID({
    collection: 'issues',
    id: issueId,
    draft: true,
    depth: 0,
    disableErrors: true,
    select: { newsletter: true },
  });
  if (issue === null)
    throw new DeskError(404, 'no-issue', 'There is no such issue.', 'It may have been removed.');
  const open = await publicIssueOf(payload, issueId);
  if (!isOut(open, new Date()))
    return {
      isOut: false,
      mayPublish: false,
      corrections: [],
      subjects: [],
      offers: await offersFor(payload, issueId, String(issue.newsletter)),
    };
  const rows = await issueCorrections(payload).find({ issueId, takenBackAt: null }).sort({ at: 1 }).toArray();
  return {
    isOut: true,
    mayPublish: hasRole(actor.role, 'editor'),
    corrections: rows.map(shown),
    subjects: subjectsOf(open.snapshot).map(({ about, path }) => ({ path, title: about.title })),
    offers: [],
  };
}

function shown({ _id, about, by, date, dismissedAt, printedIn, text }: IssueCorrection): CorrectionShown {
  return {
    id: _id,
    date,
    text,
    about: about?.title ?? null,
    by,
    printed: printedIn !== null ? 'taken into an issue' : dismissedAt === null ? 'not yet' : 'not needed',
  };
}

/** Of the same newsletter's other issues: what no issue printed, and what this one took in. */
async function offersFor(
  payload: Payload,
  issueId: string,
  newsletterId: string,
): Promise<readonly CorrectionOffer[]> {
  const rows = await issueCorrections(payload)
    .find({
      newsletterId,
      issueId: { $ne: issueId },
      takenBackAt: null,
      dismissedAt: null,
      printedIn: { $in: [null, issueId] },
    })
    .sort({ at: 1 })
    .toArray();
  const { docs } = await payload.find({
    collection: 'issues',
    where: { id: { in: [...new Set(rows.map((row) => row.issueId))] } },
    depth: 0,
    pagination: false,
    select: { number: true, tagline: true },
  });
  const names = new Map(docs.map(({ id, number, tagline }) => [id, number ? `№${number}` : (tagline ?? '')]));
  return rows.map((row) => ({
    id: row._id,
    issueName: names.get(row.issueId) ?? '',
    about: row.about?.title ?? null,
    text: row.text,
    taken: row.printedIn === issueId,
  }));
}
