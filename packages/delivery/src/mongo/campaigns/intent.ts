import type { Intent } from '@masthead/domain';
import type { Collection } from 'mongodb';
import type { CampaignDoc } from '../documents.ts';
import { idOf } from './read.ts';

type Campaigns = Collection<CampaignDoc>;

/** One compare-and-set; a cancelled campaign frees its issue and its slot at once, and stays open until its calls are settled. */
export async function setIntent(
  campaigns: Campaigns,
  hex: string,
  change: {
    readonly from: readonly Intent[];
    readonly to: Intent;
    readonly reason: string | null;
    readonly actor: string;
    readonly resumeInMs?: number;
  },
): Promise<boolean> {
  const _id = idOf(hex);
  if (_id === null) return false;
  const resumeAt =
    change.resumeInMs === undefined
      ? null
      : { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: Math.round(change.resumeInMs) } };
  const set = {
    intent: change.to,
    reason: { $literal: change.reason },
    intentAt: '$$NOW',
    intentBy: { $literal: change.actor },
    resumeAt,
    ...(change.to === 'run' ? { failure: null } : {}),
  };
  const done = await campaigns.updateOne(
    { _id, live: true, intent: { $in: [...change.from] } },
    change.to === 'cancel' ? [{ $set: set }, { $unset: ['live', 'fillsSlot'] }] : [{ $set: set }],
  );
  return done.modifiedCount === 1;
}

/** Quota pauses end by themselves when the provider's window opens. */
export async function resumeDueCampaigns(campaigns: Campaigns): Promise<number> {
  const done = await campaigns.updateMany(
    {
      open: true,
      live: true,
      intent: 'pause',
      resumeAt: { $ne: null },
      $expr: { $lte: ['$resumeAt', '$$NOW'] },
    },
    [{ $set: { intent: 'run', reason: null, resumeAt: null, intentAt: '$$NOW', intentBy: 'engine' } }],
  );
  return done.modifiedCount;
}
