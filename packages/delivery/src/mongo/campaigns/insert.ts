import { type Collection, MongoServerError, ObjectId } from 'mongodb';
import type { NewCampaign } from '../../ports/ledger.ts';
import type { CampaignDoc } from '../documents.ts';

/** A unique index refused the date of a slot. */
export function isSlotTaken(error: unknown): boolean {
  return (
    error instanceof MongoServerError && error.code === 11000 && /one-per-slot|one-a-slot/.test(error.message)
  );
}

export async function insertCampaign(
  campaigns: Collection<CampaignDoc>,
  campaign: NewCampaign,
): Promise<{ readonly id: string } | 'live-campaign' | 'slot-taken'> {
  const now = new Date();
  const doc: CampaignDoc = {
    _id: new ObjectId(),
    issueId: campaign.issueId,
    newsletterId: campaign.newsletterId,
    renditionId: campaign.renditionId,
    issueKind: campaign.issueKind,
    ...(campaign.segment === undefined ? {} : { segment: campaign.segment }),
    ...(campaign.canary === undefined ? {} : { canary: { ...campaign.canary, until: null, ended: null } }),
    intent: 'run',
    reason: null,
    intentAt: now,
    intentBy: campaign.createdBy,
    hold: null,
    guard: null,
    failure: null,
    resumeAt: null,
    scheduledFor: campaign.scheduledFor,
    slotDate: campaign.slotDate,
    ...(campaign.slotDate === null ? {} : { fillsSlot: true as const }),
    live: true,
    open: true,
    createdAt: now,
    createdBy: campaign.createdBy,
    environmentId: campaign.environmentId,
    startedAt: null,
    cutOff: null,
    frozen: null,
    prepareLease: null,
    preparedAt: null,
    recipients: null,
    alreadyHad: null,
    finishedAt: null,
  };
  try {
    await campaigns.insertOne(doc);
    return { id: doc._id.toHexString() };
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== 11000) throw error;
    return isSlotTaken(error) ? 'slot-taken' : 'live-campaign';
  }
}
