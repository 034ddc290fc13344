import { idempotencyKey } from '@masthead/domain';
import type { Campaign, CampaignMessage, ClaimedBatch, Frozen, OutgoingBatch } from '../ports/index.ts';
import { isRunning } from '../ports/index.ts';
import { sameKeyMs } from '../timing.ts';
import type { Engine } from './engine.ts';
import { batchMessages } from './messages.ts';
import { settleOutcome } from './settle.ts';

/** What is the same for all batches of a campaign. */
export interface CampaignRun {
  readonly campaignId: string;
  readonly newsletterId: string;
  readonly frozen: Frozen;
  /** What every last look asks about the campaign as a whole, as it is from now on (`shareReads`). */
  readonly lookAround: () => Promise<{ readonly campaign: Campaign | null; readonly anySuppressed: boolean }>;
  readonly encode: (messages: readonly CampaignMessage[]) => OutgoingBatch;
}

/**
 * From claim to record; every early return leaves a state that the next claim understands.
 * @returns `stop` when the campaign must not hand over anything new any more.
 */
export async function submitBatch(
  engine: Engine,
  run: CampaignRun,
  batch: ClaimedBatch,
  signal: AbortSignal,
): Promise<'go-on' | 'stop'> {
  engine.failpoint('submit.after-claim');
  const claimedAt = engine.clock().getTime();
  // Frozen by an earlier claim: its call may have been made, or may still be under way.
  const doubt = batch.frozen !== null;
  if (batch.frozen !== null && batch.frozen.ageMs > sameKeyMs) {
    await engine.batches.giveUp(batch.id, batch.epoch, {
      code: 'key-too-old',
      message: 'the provider no longer knows our key; sending again could send twice',
    });
    return 'go-on';
  }
  if (!(await takeTurn(engine, batch, signal))) return 'go-on';
  const ready = doubt ? await rebuild(engine, run, batch) : await lookAndFreeze(engine, run, batch);
  if (ready === 'stop') return 'stop';
  if (ready === null) return 'go-on';
  engine.failpoint('submit.after-freeze');
  // A process that slept through its lease (a frozen machine) must not call: the batch is somebody else's by now.
  if (engine.clock().getTime() - claimedAt > engine.timing.leaseMs) return 'go-on';
  const outcome = await ready.outgoing.submit({
    idempotencyKey: idempotencyKey({
      environment: engine.environmentId,
      campaignId: batch.campaignId,
      n: batch.n,
      attempt: batch.attempt,
      permissive: batch.permissive,
    }),
    validation: batch.permissive ? 'permissive' : 'strict',
  });
  engine.failpoint('submit.after-call');
  await settleOutcome(engine, batch, ready.indexes, outcome, doubt);
  return 'go-on';
}

interface Ready {
  readonly outgoing: OutgoingBatch;
  readonly indexes: readonly number[];
}

/** Waits for the pacing; when that would take longer than a lease should last, gives the batch back. */
async function takeTurn(engine: Engine, batch: ClaimedBatch, signal: AbortSignal): Promise<boolean> {
  const { pacer, batches, timing } = engine;
  if (await pacer.take('campaign', { maxWaitMs: timing.leaseRenewMs, signal })) return true;
  if (batch.frozen === null)
    await batches.release(batch.id, batch.epoch, signal.aborted ? 0 : timing.backoffMs);
  else
    await batches.again(batch.id, batch.epoch, {
      delayMs: signal.aborted ? 0 : timing.backoffMs,
      inDoubt: true,
      trouble: { code: 'waiting', message: 'waits for its turn' },
    });
  return false;
}

/** The last look and the freeze. The intent was read after the claim, and a pause or cancel since then has fenced our epoch off. */
async function lookAndFreeze(
  engine: Engine,
  run: CampaignRun,
  batch: ClaimedBatch,
): Promise<Ready | 'stop' | null> {
  const { audience, batches, clock, failpoint } = engine;
  const lookedAt = clock();
  const members = batch.subscriptions.map((subscriptionId, i) => ({
    subscriptionId,
    address: batch.addresses[i] ?? '',
  }));
  // One read for all batches that look at this moment; a read that began before this look does not answer it.
  const { campaign, anySuppressed } = await run.lookAround();
  if (campaign === null || !isRunning(campaign)) {
    await batches.release(batch.id, batch.epoch, 0);
    if (campaign?.intent === 'cancel') await batches.fence(batch.campaignId, 'cancelled');
    return 'stop';
  }
  const gone = await audience.gone(run.newsletterId, members, anySuppressed);
  failpoint('submit.after-look');
  const { messages, indexes } = batchMessages(
    batch,
    run.frozen,
    engine.tokens,
    new Set([...gone, ...batch.skipped]),
  );
  if (messages.length === 0) {
    await batches.settleEmpty(batch.id, batch.epoch, gone, lookedAt);
    return null;
  }
  const outgoing = run.encode(messages);
  const frozen = await batches.freeze(batch.id, batch.epoch, {
    skip: gone,
    bodyHash: outgoing.sha256,
    lookedAt,
  });
  return frozen ? { outgoing, indexes } : null;
}

/** The same body as before, or none at all: another body under a key the provider may know proves nothing. */
async function rebuild(engine: Engine, run: CampaignRun, batch: ClaimedBatch): Promise<Ready | null> {
  const skip = new Set(batch.skipped);
  let why = 'the body came out differently than before';
  try {
    const { messages, indexes } = batchMessages(batch, run.frozen, engine.tokens, skip);
    const outgoing = run.encode(messages);
    if (outgoing.sha256 === batch.frozen?.bodyHash) return { outgoing, indexes };
  } catch (error) {
    why = error instanceof Error ? error.message : String(error);
  }
  engine.log.error(
    { campaign: batch.campaignId, batch: batch.n, why },
    'cannot rebuild a batch that is in doubt',
  );
  await engine.batches.giveUp(batch.id, batch.epoch, { code: 'body-changed', message: why });
  return null;
}
