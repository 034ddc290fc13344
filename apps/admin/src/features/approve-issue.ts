import { slotLabel } from '@masthead/domain';
import type { PayloadRequest } from 'payload';
import type { Actor } from '../access/roles.ts';
import { READ_AT, VERB } from '../collections/issues/workflow.ts';
import { delivery } from '../delivery.ts';
import { projectIssue } from '../projection/project-issue.ts';
import { DeskError } from './desk-error.ts';
import { refuseUnseen, type Seen } from './refuse-unseen.ts';
import { blockingProblems } from './renditions/blocking-problems.ts';
import { renderDraft } from './renditions/render-draft.ts';

export interface Approval {
  readonly workflow: 'approved';
  readonly renditionId: string;
  readonly newsletterId: string;
  readonly htmlBytes: number;
  /** True when a campaign that an edit had held runs on with these words. */
  readonly released: boolean;
  /** When it goes out then, if its own slot was past or taken: "Friday 4 December, 09:00" in the newsletter's zone. */
  readonly movedTo: string | null;
}

/**
 * Freezes the newest draft into a rendition and publishes the document: only what stands in a rendition can be sent.
 * Approving the same words again changes nothing. Order matters: the rendition is stored before anything names it.
 * `publicFrom` puts a back issue into the archive with the same save.
 * @throws DeskError 409 when the draft is not, or no longer, what was seen
 */
export async function approveIssue(
  req: PayloadRequest,
  actor: Actor,
  issueId: string,
  { updatedAt, publicFrom }: Seen & { readonly publicFrom?: Date },
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
  const released = await engine.campaigns.release(issueId, renditionId, actor.email);
  await projectIssue(payload, issueId);
  return {
    workflow: 'approved',
    renditionId,
    newsletterId: snapshot.newsletter.id,
    htmlBytes: Buffer.byteLength(rendered.html, 'utf8'),
    released: released !== null,
    movedTo: released?.moved ? slotLabel(released.at, snapshot.newsletter.timeZone) : null,
  };
}
