import { gather } from '../../gather.ts';
import { type Failpoint, noFailpoints } from '../../ports/failpoints.ts';
import type { BatchStore } from '../../ports/ledger.ts';
import type { Database } from '../connect.ts';
import { abandonDoubt } from './abandon-doubt.ts';
import { alreadyHave } from './already-have.ts';
import { claimBatches } from './claim.ts';
import { decideUnknown } from './decide-unknown.ts';
import { fenceBatches } from './fence.ts';
import { hasFirstCalls } from './first-calls.ts';
import { freezeBatches, settleEmptyBatch } from './freeze.ts';
import { insertBatches, insertEnd } from './insert.ts';
import { recordBatches } from './record.ts';
import { remainingBatches, settleUnknownBatches } from './remaining.ts';
import { renewBatches } from './renew.ts';
import { giveBatchUp, releaseBatch, thawBatch, tryBatchAgain } from './retry.ts';
import { unsentIn } from './unsent.ts';
import { hasOtherCampaigns, lastBatch, sumBatches } from './walk.ts';

export function makeBatchStore(
  { collections: { batches, campaigns } }: Pick<Database, 'collections'>,
  failpoint: Failpoint = noFailpoints,
): BatchStore {
  // Batches in flight come to these two together, and a journaled write costs nearly the same for one as for many.
  const freeze = gather((fresh: Parameters<typeof freezeBatches>[1]) => freezeBatches(batches, fresh));
  const record = gather((sent: Parameters<typeof recordBatches>[1]) => recordBatches(batches, sent));
  return {
    last: (campaignId) => lastBatch(batches, campaignId),
    insertEnd: (campaign, end) => insertEnd(batches, campaign, end),
    hasFirstCalls: (issueId, except, withinMs) =>
      hasFirstCalls({ batches, campaigns }, issueId, except, withinMs),
    insert: (fresh) => insertBatches(batches, fresh),
    alreadyHave: (issueId, campaignId, ids) => alreadyHave(batches, issueId, campaignId, ids),
    hasOtherCampaigns: (issueId, campaignId) => hasOtherCampaigns(campaigns, issueId, campaignId),
    sums: (campaignId) => sumBatches(batches, campaignId),
    claim: (campaignId, how) => claimBatches(batches, campaignId, how),
    renew: (held, leaseMs) => renewBatches(batches, held, leaseMs),
    release: (id, epoch, delayMs) => releaseBatch(batches, id, epoch, delayMs),
    freeze: (id, epoch, what) => freeze({ id, epoch, ...what }),
    settleEmpty: (id, epoch, skip, lookedAt) => settleEmptyBatch(batches, id, epoch, skip, lookedAt),
    record: (id, epoch, ids, failed) => record({ id, epoch, ids, failed }),
    again: (id, epoch, what) => tryBatchAgain(batches, id, epoch, what),
    thaw: (id, epoch, what) => thawBatch(batches, id, epoch, what),
    abandonDoubt: (campaignId, olderThanMs, trouble) =>
      abandonDoubt(batches, campaignId, olderThanMs, trouble),
    giveUp: (id, epoch, trouble) => giveBatchUp(batches, id, epoch, trouble),
    fence: (campaignId, to) => fenceBatches(batches, campaignId, to),
    remaining: (campaignId, below) => remainingBatches(batches, campaignId, below),
    unsent: (campaignId) => unsentIn(batches, campaignId),
    decideUnknown: (campaignId, as) => decideUnknown(batches, campaignId, as, failpoint),
    settleUnknown: () => settleUnknownBatches(batches),
  };
}
