import type { Collection, Filter } from 'mongodb';
import { serverTimePlus } from '../batches/server-time.ts';
import type { CampaignDoc } from '../documents.ts';
import { idOf } from './read.ts';

type Campaigns = Collection<CampaignDoc>;

/** By the server's clock. Doing it twice is harmless: only the first time counts. */
export async function beginCanaryWait(campaigns: Campaigns, hex: string, waitMs: number): Promise<void> {
  const _id = idOf(hex);
  if (_id === null) return;
  await campaigns.updateOne({ _id, live: true, 'canary.until': null, 'canary.ended': null }, [
    { $set: { 'canary.until': serverTimePlus(waitMs) } },
  ]);
}

const runs: Filter<CampaignDoc> = { live: true, intent: 'run', hold: null, guard: null, failure: null };
const waitedLongEnough: Filter<CampaignDoc> = {
  'canary.until': { $type: 'date' },
  'canary.ended': null,
  $expr: { $lte: ['$canary.until', '$$NOW'] },
};

export async function canariesDue(campaigns: Campaigns): Promise<readonly string[]> {
  const docs = await campaigns
    .find({ open: true, ...runs, ...waitedLongEnough }, { projection: { _id: 1 } })
    .toArray();
  return docs.map(({ _id }) => _id.toHexString());
}

/** Never taken back: whoever still believes that the rest waits hands over less, not more. */
export async function endCanary(
  campaigns: Campaigns,
  hex: string,
  when: 'due' | 'now',
  actor: string,
): Promise<boolean> {
  const _id = idOf(hex);
  if (_id === null) return false;
  const applies: Filter<CampaignDoc> =
    when === 'due'
      ? { ...runs, ...waitedLongEnough }
      : { live: true, startedAt: { $ne: null }, canary: { $type: 'object' }, 'canary.ended': null };
  const done = await campaigns.updateOne({ _id, ...applies }, [
    { $set: { 'canary.ended': { at: '$$NOW', by: { $literal: actor } } } },
  ]);
  return done.modifiedCount === 1;
}
