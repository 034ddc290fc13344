import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Actor } from '../access/roles.ts';
import { READ_AT, VERB } from '../collections/issues/workflow.ts';
import { delivery } from '../delivery.ts';
import { projectIssue } from '../projection/project-issue.ts';
import type { ReleaseShown } from './desk/desk-shape.ts';
import { refuseToSend } from './desk/refuse-to-send.ts';
import { shownRelease } from './desk/shown-release.ts';
import { DeskError } from './desk-error.ts';
import { refuseUnseen, SeenRequest } from './refuse-unseen.ts';
import { blockingProblems } from './renditions/blocking-problems.ts';
import { renderDraft } from './renditions/render-draft.ts';

/** `sendsNow`: whoever approves was told that the mails go out with it, and wants that. */
export const ApproveRequest = SeenRequest.extend({ sendsNow: z.boolean().optional() });

export interface Approval {
  readonly workflow: 'approved';
  readonly renditionId: string;
  readonly newsletterId: string;
  readonly htmlBytes: number;
  /** What becomes of its campaign, which has these words from now on; null: there is none that has not started. */
  readonly released: ReleaseShown | null;
}

/**
 * Freezes the newest draft into a rendition and publishes the document: only what stands in a rendition can be sent.
 * Approving the same words again changes nothing. Order matters: the rendition is stored before anything names it.
 * `publicFrom` puts a back issue into the archive with the same save.
 * @throws DeskError 409 when the draft is not, or no longer, what was seen, or when the mails would go out with it and
 * nobody asked for that
 */
export async function approveIssue(
  req: PayloadRequest,
  actor: Actor,
  issueId: string,
  {
    publicFrom,
    sendsNow = false,
    updatedAt,
  }: z.output<typeof ApproveRequest> & { readonly publicFrom?: Date },
): Promise<Approval> {
  const { payload } = req;
  const { issue, snapshot, rendered, renditionId } = await renderDraft({ payload }, issueId);
  // Asked after reading: what comes later than this, the save below refuses.
  await refuseUnseen(payload, actor, issueId, { updatedAt });
  const problems = blockingProblems(snapshot, rendered);
  if (problems.length > 0) {
    throw new DeskError(422, 'not-ready', problems.join(' '), 'Mend what is named, then approve.');
  }
  const engine = await delivery();
  if (!sendsNow) await refuseToSend(engine, snapshot, renditionId);
  const at = new Date();
  await engine.renditions.put({
    ...rendered,
    id: renditionId,
    issueId,
    newsletterId: snapshot.newsletter.id,
    snapshot,
    createdAt: at,
    approvedBy: actor.email,
  });
  await payload.update({
    collection: 'issues',
    id: issueId,
    depth: 0,
    context: { [VERB]: 'approve', [READ_AT]: issue.updatedAt },
    data: {
      _status: 'published',
      workflow: 'approved',
      renditionId,
      approvedAt: at.toISOString(),
      approvedBy: actor.email,
      ...(publicFrom === undefined ? {} : { publicFrom: publicFrom.toISOString() }),
    },
  });
  const released = await engine.campaigns.release(issueId, renditionId);
  await projectIssue(payload, issueId);
  return {
    workflow: 'approved',
    renditionId,
    newsletterId: snapshot.newsletter.id,
    htmlBytes: Buffer.byteLength(rendered.html, 'utf8'),
    released: released === null ? null : shownRelease(released, snapshot.newsletter.timeZone),
  };
}
