import type { Intent } from '@masthead/domain';
import type { Collection } from 'mongodb';
import type { PausedFor } from '../../ports/ledger.ts';
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
    readonly pausedFor?: PausedFor;
    readonly overSelfEnding?: boolean;
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
    pausedFor: change.pausedFor ?? null,
    ...(change.to === 'run' ? { failure: null } : {}),
  };
  const done = await campaigns.updateOne(
    {
      _id,
      live: true,
      $or: [
        { intent: { $in: [...change.from] } },
        ...(change.overSelfEnding === true ? [{ intent: 'pause' as const, pausedFor: byItself }] : []),
      ],
    },
    change.to === 'cancel' ? [{ $set: set }, { $unset: ['live', 'fillsSlot'] }] : [{ $set: set }],
  );
  return done.modifiedCount === 1;
}

/** Ended by the engine or by whoever lifts what it waits for; a person's pause stays a person's. */
const byItself = { $in: ['access', 'quota', 'ramp'] satisfies PausedFor[] };

export async function pauseRunning(
  campaigns: Campaigns,
  pause: { readonly reason: string; readonly pausedFor: PausedFor },
): Promise<number> {
  const done = await campaigns.updateMany({ live: true, intent: 'run', startedAt: { $ne: null } }, [
    {
      $set: {
        intent: 'pause',
        reason: { $literal: pause.reason },
        pausedFor: pause.pausedFor,
        resumeAt: null,
        intentAt: '$$NOW',
        intentBy: 'engine',
      },
    },
  ]);
  return done.modifiedCount;
}

export async function resumePaused(
  campaigns: Campaigns,
  pausedFor: PausedFor,
  actor: string,
): Promise<number> {
  const done = await campaigns.updateMany({ live: true, intent: 'pause', pausedFor }, [
    { $set: { ...running, intentBy: { $literal: actor } } },
  ]);
  return done.modifiedCount;
}

const running = { intent: 'run', reason: null, resumeAt: null, pausedFor: null, intentAt: '$$NOW' } as const;

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
    [{ $set: { ...running, intentBy: 'engine' } }],
  );
  return done.modifiedCount;
}
