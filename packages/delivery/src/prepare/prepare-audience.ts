import { batchRoom } from '@masthead/domain';
import type { AudienceMember, BatchStore, Campaign, NewBatch } from '../ports/index.ts';
import { isRunning } from '../ports/index.ts';
import type { Engine } from '../submit/engine.ts';
import { batchSize } from '../timing.ts';

/** Subscriptions read at a time; the first page is one batch, so that the first mail leaves at once. */
const pageSize = 2_000;
/** Batches written in one go. */
const groupSize = 20;
/** Still wanted, and still ours? Asked after the last page, and between two when it was not for so long; a batch too many is taken back by the next fence. */
const askEveryMs = 500;

export type Prepared = 'prepared' | 'stopped' | 'elsewhere';

/**
 * Walks the audience by ascending subscription and cuts it into batches with ids known beforehand. Doing it twice, or
 * two doing it at once, gives the same batches: whoever comes second finds the id taken and goes on from what is stored.
 */
export async function prepareAudience(
  engine: Engine,
  campaign: Campaign & { readonly cutOff: Date },
  options: { readonly signal: AbortSignal; readonly onBatches: () => void },
): Promise<Prepared> {
  const { campaigns, batches, failpoint, log, owner, timing } = engine;
  if (!(await campaigns.claimPreparing(campaign.id, owner, timing.leaseMs))) return 'elsewhere';
  const own = { campaignId: campaign.id, issueId: campaign.issueId, newsletterId: campaign.newsletterId };
  let others = await batches.hasOtherCampaigns(campaign.issueId, campaign.id);
  for (let heldRuns = 0; ; ) {
    const outcome = await walk(engine, campaign, others, options);
    if (outcome.kind === 'known') {
      // Another prepares too: the lease says which of us goes on.
      if (!(await campaigns.claimPreparing(campaign.id, owner, timing.leaseMs))) return 'elsewhere';
      continue;
    }
    if (outcome.kind === 'held') {
      // Somebody has the issue from a campaign that was not there when we looked.
      others = true;
      heldRuns += 1;
      if (heldRuns > 5) throw new Error(`campaign ${campaign.id}: places stay taken`);
      continue;
    }
    if (outcome.kind === 'stopped') {
      // What we wrote after a cancel had taken everything back.
      if ((await campaigns.get(campaign.id))?.intent === 'cancel') {
        await batches.fence(campaign.id, 'cancelled');
        failpoint('prepare.after-fence');
      }
      await campaigns.releasePreparing(campaign.id, owner);
      return 'stopped';
    }
    if (outcome.end !== null && (await batches.insertEnd(own, outcome.end)) === 'known') continue;
    failpoint('prepare.before-done');
    const sums = await batches.sums(campaign.id);
    await campaigns.prepared(campaign.id, sums);
    failpoint('prepare.after-done');
    log.info({ campaign: campaign.id, recipients: sums.recipients }, 'audience prepared');
    return 'prepared';
  }
}

type Walked =
  /** `end` null: it was written already. */
  | { readonly kind: 'end'; readonly end: Parameters<BatchStore['insertEnd']>[1] | null }
  | { readonly kind: 'known' }
  | { readonly kind: 'held' }
  | { readonly kind: 'stopped' };

async function walk(
  engine: Engine,
  campaign: Campaign & { readonly cutOff: Date },
  others: boolean,
  options: { readonly signal: AbortSignal; readonly onBatches: () => void },
): Promise<Walked> {
  const { audience, batches, campaigns, clock, failpoint, owner, timing } = engine;
  let leasedAt = clock().getTime();
  const last = await batches.last(campaign.id);
  if (last?.end === true) return { kind: 'end', end: null };
  let n = last === null ? 0 : last.n + 1;
  let fromId = last?.toId ?? null;
  let waiting: AudienceMember[] = [];
  let had = 0;
  const read = (afterId: string | null, limit: number) => {
    const reading = audience.page({
      newsletterId: campaign.newsletterId,
      issueKind: campaign.issueKind,
      ...(campaign.segment === undefined ? {} : { filter: campaign.segment.filter }),
      cutOff: campaign.cutOff,
      afterId,
      limit,
    });
    // Read ahead: should the walk stop before, nobody is left to hear that it failed.
    reading.catch(() => undefined);
    return reading;
  };
  let next = read(fromId, fromId === null ? batchSize : pageSize);
  for (;;) {
    const page = await next;
    if (!page.end) next = read(page.lastId, pageSize);
    const fresh = others ? await withoutHolders(engine, campaign, page.members) : page.members;
    had += page.members.length - fresh.length;
    waiting.push(...fresh);
    const cut: NewBatch[] = [];
    for (;;) {
      const room = batchRoom(n, campaign.canary, batchSize);
      if (waiting.length < room && !(page.end && waiting.length > 0)) break;
      const members = waiting.slice(0, room);
      waiting = waiting.slice(room);
      const toId = members.at(-1)?.subscriptionId;
      if (toId === undefined) break;
      cut.push({
        campaignId: campaign.id,
        issueId: campaign.issueId,
        newsletterId: campaign.newsletterId,
        n,
        fromId,
        toId,
        alreadyHad: had,
        members,
      });
      n += 1;
      fromId = toId;
      had = 0;
    }
    for (let at = 0; at < cut.length; at += groupSize) {
      failpoint('prepare.before-insert');
      // A process that slept through its lease: another may have said already that the walk is over.
      if (clock().getTime() - leasedAt > timing.leaseMs) return { kind: 'stopped' };
      const inserted = await batches.insert(cut.slice(at, at + groupSize));
      if (inserted !== 'inserted') return { kind: inserted };
      failpoint('prepare.after-insert');
      options.onBatches();
    }
    if (!page.end && !options.signal.aborted && clock().getTime() - leasedAt < askEveryMs) continue;
    leasedAt = clock().getTime();
    const [now, ours] = await Promise.all([
      campaigns.get(campaign.id),
      campaigns.claimPreparing(campaign.id, owner, timing.leaseMs),
    ]);
    if (options.signal.aborted || now === null || !isRunning(now) || !ours) return { kind: 'stopped' };
    if (page.end) return { kind: 'end', end: { n, toId: page.lastId, trailingHad: had } };
  }
}

async function withoutHolders(
  { batches }: Engine,
  campaign: Campaign,
  members: readonly AudienceMember[],
): Promise<readonly AudienceMember[]> {
  if (members.length === 0) return members;
  const have = await batches.alreadyHave(
    campaign.issueId,
    campaign.id,
    members.map(({ subscriberId }) => subscriberId),
  );
  return members.filter(({ subscriberId }) => !have.has(subscriberId));
}
