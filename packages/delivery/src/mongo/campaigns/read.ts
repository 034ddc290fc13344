import { type Collection, ObjectId, type WithId } from 'mongodb';
import type { Campaign } from '../../ports/ledger.ts';
import type { CampaignDoc } from '../documents.ts';

export function toCampaign(doc: WithId<CampaignDoc> | CampaignDoc): Campaign {
  return {
    id: doc._id.toHexString(),
    issueId: doc.issueId,
    newsletterId: doc.newsletterId,
    renditionId: doc.renditionId,
    issueKind: doc.issueKind,
    ...(doc.segment === undefined ? {} : { segment: doc.segment }),
    canary: doc.canary === undefined ? null : { ...doc.canary, ended: doc.canary.ended !== null },
    intent: doc.intent,
    held: doc.hold !== null,
    guarded: doc.guard !== null,
    failed: doc.failure !== null,
    scheduledFor: doc.scheduledFor,
    startedAt: doc.startedAt,
    cutOff: doc.cutOff,
    frozen: doc.frozen,
    preparedAt: doc.preparedAt,
    environmentId: doc.environmentId,
    createdAt: doc.createdAt,
    vouchedAt: doc.vouchedAt ?? null,
  };
}

/** Ids reach us as text from outside: what is no id names no campaign. */
export function idOf(hex: string): ObjectId | null {
  return /^[0-9a-f]{24}$/.test(hex) ? new ObjectId(hex) : null;
}

export async function getCampaign(campaigns: Collection<CampaignDoc>, hex: string): Promise<Campaign | null> {
  const _id = idOf(hex);
  const doc = _id === null ? null : await campaigns.findOne({ _id });
  return doc === null ? null : toCampaign(doc);
}

/**
 * By the server's clock: a worker's may jump. A pause made nobody late: it is due since its instant, or since it was let
 * run again, by the engine or by a person.
 */
export async function latenessOf(campaigns: Collection<CampaignDoc>, hex: string): Promise<number | null> {
  const _id = idOf(hex);
  if (_id === null) return null;
  const [row] = await campaigns
    .aggregate<{ late: number }>([
      { $match: { _id } },
      { $project: { late: { $subtract: ['$$NOW', dueSince] } } },
    ])
    .toArray();
  return row?.late ?? null;
}

/** Made and nothing else since: the instant alone counts. */
const dueSince = {
  $cond: [{ $gt: ['$intentAt', '$createdAt'] }, { $max: ['$scheduledFor', '$intentAt'] }, '$scheduledFor'],
};

export async function liveCampaignOf(
  campaigns: Collection<CampaignDoc>,
  issueId: string,
): Promise<Campaign | null> {
  const doc = await campaigns.findOne({ issueId, live: true });
  return doc === null ? null : toCampaign(doc);
}

/** Open campaigns whose instant has come, by the server's clock; those that run nothing are for the caller to pass over. */
export async function dueCampaigns(campaigns: Collection<CampaignDoc>): Promise<readonly Campaign[]> {
  const docs = await campaigns
    .find({ open: true, $expr: { $lte: ['$scheduledFor', '$$NOW'] } })
    .sort({ scheduledFor: 1 })
    .toArray();
  return docs.map(toCampaign);
}

/** Milliseconds until the next campaign is due, by the server's clock: a worker's may be hours ahead. Null: none waits for its instant. */
export async function untilNextInstant(campaigns: Collection<CampaignDoc>): Promise<number | null> {
  const [row] = await campaigns
    .aggregate<{ inMs: number }>([
      {
        $match: { open: true, live: true, startedAt: null, $expr: { $gt: ['$scheduledFor', '$$NOW'] } },
      },
      { $sort: { scheduledFor: 1 } },
      { $limit: 1 },
      { $project: { inMs: { $subtract: ['$scheduledFor', '$$NOW'] } } },
    ])
    .toArray();
  return row?.inMs ?? null;
}

export async function takenSlots(
  campaigns: Collection<CampaignDoc>,
  newsletterId: string,
  fromDate: string,
): Promise<{ readonly dates: readonly string[]; readonly instants: readonly Date[] }> {
  const docs = await campaigns
    .find(
      { newsletterId, intent: { $ne: 'cancel' }, $or: [{ slotDate: { $gte: fromDate } }, { live: true }] },
      { projection: { slotDate: 1, scheduledFor: 1 } },
    )
    .toArray();
  return {
    dates: docs.flatMap(({ slotDate }) => (slotDate === null ? [] : [slotDate])),
    instants: docs.map(({ scheduledFor }) => scheduledFor),
  };
}
