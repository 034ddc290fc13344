import type { Collection } from 'mongodb';
import type { Campaign } from '../../ports/ledger.ts';
import type { CampaignDoc } from '../documents.ts';
import { isSlotTaken } from './insert.ts';
import { idOf } from './read.ts';

type Campaigns = Collection<CampaignDoc>;

/** Only while it has not started: what runs has its rendition frozen. Paused, failed or guarded it is held, too. */
export async function holdCampaign(
  campaigns: Campaigns,
  issueId: string,
  reason: string,
): Promise<Date | null> {
  const doc = await campaigns.findOneAndUpdate(
    { issueId, live: true, startedAt: null, hold: null },
    [{ $set: { hold: { reason: { $literal: reason }, at: '$$NOW' } } }],
    { projection: { hold: 1 }, returnDocument: 'after' },
  );
  return doc?.hold?.at ?? null;
}

export async function releaseCampaign(
  campaigns: Campaigns,
  hex: string,
  change: {
    readonly renditionId: string;
    readonly slot: { readonly at: Date; readonly date: string } | null;
  },
): Promise<'released' | 'slot-taken' | 'gone'> {
  const _id = idOf(hex);
  if (_id === null) return 'gone';
  const { slot } = change;
  try {
    const done = await campaigns.updateOne(
      { _id, live: true, startedAt: null },
      {
        $set: {
          hold: null,
          failure: null,
          renditionId: change.renditionId,
          ...(slot === null
            ? {}
            : { guard: null, scheduledFor: slot.at, slotDate: slot.date, fillsSlot: true }),
        },
      },
    );
    return done.matchedCount === 1 ? 'released' : 'gone';
  } catch (error) {
    if (isSlotTaken(error)) return 'slot-taken';
    throw error;
  }
}

export async function liftGuard(campaigns: Campaigns, hex: string, actor: string): Promise<boolean> {
  const _id = idOf(hex);
  if (_id === null) return false;
  const missed = { $and: [{ $eq: ['$startedAt', null] }, { $lt: ['$scheduledFor', '$$NOW'] }] };
  const done = await campaigns.updateOne({ _id, live: true, guard: { $ne: null } }, [
    {
      $set: {
        guard: null,
        vouchedAt: '$$NOW',
        intentBy: { $literal: actor },
        scheduledFor: { $cond: [missed, '$$NOW', '$scheduledFor'] },
      },
    },
  ]);
  return done.modifiedCount === 1;
}

export async function guardCampaign(
  campaigns: Campaigns,
  { id, vouchedAt }: Pick<Campaign, 'id' | 'vouchedAt'>,
  reason: string,
): Promise<boolean> {
  const _id = idOf(id);
  if (_id === null) return false;
  // Null finds what is not there, too.
  const asRead = { live: true as const, guard: null, vouchedAt: vouchedAt as Date };
  const done = await campaigns.updateOne({ _id, ...asRead }, { $set: { guard: reason } });
  return done.modifiedCount === 1;
}

export async function failCampaign(
  campaigns: Campaigns,
  hex: string,
  failure: { readonly code: string; readonly message: string },
): Promise<boolean> {
  const _id = idOf(hex);
  if (_id === null) return false;
  const done = await campaigns.updateOne({ _id, live: true, failure: null }, [
    {
      $set: {
        failure: {
          code: { $literal: failure.code },
          message: { $literal: failure.message },
          at: '$$NOW',
        },
      },
    },
  ]);
  return done.modifiedCount === 1;
}
