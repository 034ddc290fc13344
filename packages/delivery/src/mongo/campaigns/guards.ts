import type { Reception } from '@masthead/domain';
import type { Collection } from 'mongodb';
import type { CampaignDoc } from '../documents.ts';
import { idOf } from './read.ts';

type Campaigns = Collection<CampaignDoc>;

export async function runningCampaigns(
  campaigns: Campaigns,
): Promise<readonly { readonly id: string; readonly guardedAt: Reception | null }[]> {
  const docs = await campaigns
    .find(
      { open: true, live: true, intent: 'run', startedAt: { $ne: null } },
      { projection: { guardedAt: 1 } },
    )
    .toArray();
  return docs.map((doc) => ({ id: doc._id.toHexString(), guardedAt: doc.guardedAt ?? null }));
}

export async function pauseFor(
  campaigns: Campaigns,
  hex: string,
  reason: string,
  at: Reception,
): Promise<boolean> {
  const _id = idOf(hex);
  if (_id === null) return false;
  const done = await campaigns.updateOne(
    { _id, live: true, intent: 'run' },
    {
      $set: { intent: 'pause', reason, intentBy: 'engine', resumeAt: null, pausedFor: null, guardedAt: at },
      $currentDate: { intentAt: true },
    },
  );
  return done.modifiedCount === 1;
}
