import { type CampaignView, frequencyFor, slotLabel } from '@masthead/domain';
import type { PayloadRequest } from 'payload';
import { type Actor, hasRole } from '../../access/roles.ts';
import { delivery } from '../../delivery.ts';
import { env } from '../../env.ts';
import { canaryOf } from '../campaigns/canary-of.ts';
import { freeSlots } from '../campaigns/next-free-slot.ts';
import { blockingProblems } from '../renditions/blocking-problems.ts';
import { renderDraft } from '../renditions/render-draft.ts';
import type { CampaignShown, CanaryShown, DeskState } from './desk-shape.ts';
import { shownRelease } from './shown-release.ts';

/** All that the panel beside an issue shows: one read, safe to poll. @throws DeskError */
export async function deskState(req: PayloadRequest, actor: Actor, issueId: string): Promise<DeskState> {
  const { payload } = req;
  const [{ issue, snapshot, rendered, renditionId }, engine] = await Promise.all([
    renderDraft({ payload }, issueId),
    delivery(),
  ]);
  const { newsletter } = snapshot;
  const [campaigns, slots, counts, canary, onApproval] = await Promise.all([
    engine.campaigns.newestByIssue([issueId]),
    freeSlots(snapshot, engine.campaigns, new Date()),
    engine.list.counts(newsletter.id, frequencyFor[snapshot.issue.kind]),
    canaryOf(payload, newsletter.id),
    engine.campaigns.onApproval(issueId, renditionId),
  ]);
  const campaign = campaigns.get(issueId);
  const slot = slots[0];
  return {
    issueId,
    workflow: issue.workflow,
    number: issue.number ?? null,
    newsletterName: newsletter.name,
    timeZone: newsletter.timeZone,
    mayApprove: hasRole(actor.role, 'editor'),
    approved: issue.renditionId
      ? { at: issue.approvedAt ?? '', by: issue.approvedBy ?? '', differs: issue.renditionId !== renditionId }
      : null,
    problems: blockingProblems(snapshot, rendered),
    htmlBytes: Buffer.byteLength(rendered.html, 'utf8'),
    confirmed: counts.confirmed,
    canary,
    nextSlot:
      slot === undefined
        ? null
        : { at: slot.at.toISOString(), label: slotLabel(slot.at, newsletter.timeZone) },
    campaign: campaign === undefined ? null : shown(campaign, newsletter.timeZone),
    onApproval: onApproval === null ? null : shownRelease(onApproval, newsletter.timeZone),
    publicUrl: `${env().SITE_URL}/issues/${snapshot.issue.slug}`,
    testAddress: actor.email,
  };
}

export function shown(view: CampaignView, timeZone: string): CampaignShown {
  return {
    id: view.id,
    status: view.status,
    reason: view.reason,
    scheduledFor: view.scheduledFor.toISOString(),
    label: slotLabel(view.scheduledFor, timeZone),
    startedAt: view.startedAt?.toISOString() ?? null,
    finishedAt: view.finishedAt?.toISOString() ?? null,
    recipients: view.recipients,
    counts: view.counts,
    inFlight: view.inFlight,
    createdBy: view.createdBy,
    canary: view.canary === null ? null : canaryShown(view.canary, timeZone),
  };
}

function canaryShown(
  { recipients, minutes, until, ended }: NonNullable<CampaignView['canary']>,
  timeZone: string,
): CanaryShown {
  return {
    recipients,
    minutes,
    until: until === null ? null : { at: until.toISOString(), label: slotLabel(until, timeZone) },
    ended: ended === null ? null : { at: ended.at.toISOString(), by: ended.by },
  };
}
