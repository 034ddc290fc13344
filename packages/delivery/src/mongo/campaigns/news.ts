import type { Collection } from 'mongodb';
import type { UntoldCampaign } from '../../ports/ledger.ts';
import type { CampaignDoc } from '../documents.ts';
import { idOf } from './read.ts';

/** A report nobody could be sent within a week is none any more. */
const reportedWithinMs = 7 * 86_400_000;

/** What stands still or is over; whether it was told is the reader's to compare. */
export async function untoldCampaigns(
  campaigns: Collection<CampaignDoc>,
): Promise<readonly UntoldCampaign[]> {
  const docs = await campaigns
    .find(
      {
        $or: [
          { open: true, live: true, intent: 'pause' },
          { open: true, live: true, guard: { $ne: null } },
          { open: true, live: true, failure: { $ne: null } },
          { open: true, live: true, movedFrom: { $type: 'date' } },
          {
            reportDue: true,
            $expr: { $gte: ['$finishedAt', { $subtract: ['$$NOW', reportedWithinMs] }] },
          },
        ],
      },
      { projection: { hold: 1, guard: 1, intent: 1, intentAt: 1, failure: 1, movedFrom: 1, told: 1 } },
    )
    .limit(200)
    .toArray();
  return docs.map((doc) => ({
    id: doc._id.toHexString(),
    heldByEdit: doc.hold !== null,
    stoppedAt: doc.failure?.at ?? (doc.intent === 'pause' ? doc.intentAt : null),
    movedFrom: doc.movedFrom ?? null,
    told: doc.told ?? [],
  }));
}

export async function noteTold(campaigns: Collection<CampaignDoc>, hex: string, key: string): Promise<void> {
  const _id = idOf(hex);
  if (_id === null) return;
  await campaigns.updateOne(
    { _id },
    { $addToSet: { told: key }, ...(key === 'report' ? { $unset: { reportDue: 1 } } : {}) },
  );
}
