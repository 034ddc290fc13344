import type { Collection } from 'mongodb';
import type { Frozen } from '../../ports/ledger.ts';
import type { CampaignDoc } from '../documents.ts';
import { idOf } from './read.ts';

type Campaigns = Collection<CampaignDoc>;

/**
 * The first to start it freezes it; the server's clock is the cut-off. Only with the rendition that `frozen` was made
 * from: publishing a template takes a while, and a hold and a new approval may have come and gone.
 */
export async function startCampaign(
  campaigns: Campaigns,
  hex: string,
  renditionId: string,
  frozen: Omit<Frozen, 'issuedAt'>,
): Promise<boolean> {
  const _id = idOf(hex);
  if (_id === null) return false;
  const done = await campaigns.updateOne(
    {
      _id,
      live: true,
      intent: 'run',
      hold: null,
      guard: null,
      failure: null,
      startedAt: null,
      renditionId,
      $expr: { $lte: ['$scheduledFor', '$$NOW'] },
    },
    [
      {
        $set: {
          frozen: { $mergeObjects: [{ $literal: frozen }, { issuedAt: '$$NOW' }] },
          startedAt: '$$NOW',
          cutOff: '$$NOW',
        },
      },
    ],
  );
  return done.modifiedCount === 1;
}

export async function claimPreparing(
  campaigns: Campaigns,
  hex: string,
  owner: string,
  leaseMs: number,
): Promise<boolean> {
  const _id = idOf(hex);
  if (_id === null) return false;
  const done = await campaigns.updateOne(
    {
      _id,
      preparedAt: null,
      $or: [
        { prepareLease: null },
        { 'prepareLease.owner': owner },
        { $expr: { $lte: ['$prepareLease.until', '$$NOW'] } },
      ],
    },
    [
      {
        $set: {
          prepareLease: {
            owner: { $literal: owner },
            until: { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: leaseMs } },
          },
        },
      },
    ],
  );
  return done.matchedCount === 1;
}

export async function releasePreparing(campaigns: Campaigns, hex: string, owner: string): Promise<void> {
  const _id = idOf(hex);
  if (_id === null) return;
  await campaigns.updateOne({ _id, 'prepareLease.owner': owner }, { $set: { prepareLease: null } });
}

export async function markPrepared(
  campaigns: Campaigns,
  hex: string,
  totals: { readonly recipients: number; readonly alreadyHad: number },
): Promise<boolean> {
  const _id = idOf(hex);
  if (_id === null) return false;
  const done = await campaigns.updateOne(
    { _id, preparedAt: null },
    { $set: { ...totals, prepareLease: null }, $currentDate: { preparedAt: true } },
  );
  return done.modifiedCount === 1;
}

/** Not while somebody prepares: what a slow preparer of a cancelled campaign writes must still be found and taken back. */
export async function finishCampaign(campaigns: Campaigns, hex: string): Promise<boolean> {
  const _id = idOf(hex);
  if (_id === null) return false;
  const done = await campaigns.updateOne(
    {
      _id,
      open: true,
      $or: [
        { preparedAt: { $ne: null } },
        { prepareLease: null },
        { $expr: { $lte: ['$prepareLease.until', '$$NOW'] } },
      ],
    },
    { $unset: { live: 1, open: 1 }, $set: { reportDue: true }, $currentDate: { finishedAt: true } },
  );
  return done.modifiedCount === 1;
}
