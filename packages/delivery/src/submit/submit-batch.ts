import { idempotencyKey } from '@masthead/domain';
import type {
  CampaignMessage,
  ClaimedBatch,
  Frozen,
  OutgoingBatch,
  Place,
  SubmitOutcome,
} from '../ports/index.ts';
import { isRunning } from '../ports/index.ts';
import { sameKeyMs } from '../timing.ts';
import type { Engine } from './engine.ts';
import type { makeLastLook } from './last-look.ts';
import { batchMessages } from './messages.ts';
import { settleOutcome } from './settle.ts';

/** What is the same for all batches of a campaign. */
export interface CampaignRun {
  readonly campaignId: string;
  readonly frozen: Frozen;
  readonly look: ReturnType<typeof makeLastLook>;
  readonly encode: (messages: readonly CampaignMessage[]) => OutgoingBatch;
}

/** `claimedAt`: our clock before the claim was asked for, so that the lease never ends earlier than we think. */
type HeldBatch = ClaimedBatch & { readonly claimedAt: Date };

/**
 * From claim to record; every early return leaves a state that the next claim understands.
 * @returns `stop` when the campaign must not hand over anything new any more.
 */
export async function submitBatch(
  engine: Engine,
  run: CampaignRun,
  batch: HeldBatch,
  signal: AbortSignal,
): Promise<'go-on' | 'stop'> {
  engine.failpoint('submit.after-claim');
  // Frozen by an earlier claim: its call may have been made, or may still be under way.
  const doubt = batch.frozen !== null;
  if (batch.frozen !== null && batch.frozen.ageMs > sameKeyMs) {
    engine.failpoint('unknown.before');
    await engine.batches.giveUp(batch.id, batch.epoch, {
      code: 'key-too-old',
      message: 'the provider no longer knows our key; sending again could send twice',
    });
    engine.failpoint('unknown.after');
    return 'go-on';
  }
  const place = await engine.pacer.approach({ maxWaitMs: engine.timing.leaseRenewMs, signal });
  if (place === null) {
    await giveBack(engine, batch, doubt, signal);
    return 'go-on';
  }
  try {
    const ready = doubt ? await rebuild(engine, run, batch) : await lookAndFreeze(engine, run, batch);
    if (ready === 'stop') return 'stop';
    if (ready === null) return 'go-on';
    engine.failpoint('submit.after-freeze');
    // In doubt it was counted when it was frozen.
    if (!doubt && (await stoppedByRamp(engine, run, batch))) return 'stop';
    const outcome = await callInTurn(engine, batch, ready, { place, signal });
    if (outcome === 'no-call') return 'go-on';
    if (outcome === 'no-turn') {
      await thawUncalled(engine, batch, doubt, signal);
      return 'go-on';
    }
    engine.failpoint('submit.after-call');
    await settleOutcome(engine, batch, ready.indexes, outcome, doubt);
    return 'go-on';
  } finally {
    place.leave();
  }
}

/** The turn is taken when all is ready, right before the request is written: it counts from that instant. */
async function callInTurn(
  engine: Engine,
  batch: HeldBatch,
  { outgoing }: Ready,
  { place, signal }: { place: Place; signal: AbortSignal },
): Promise<SubmitOutcome | 'no-turn' | 'no-call'> {
  const turn = await engine.pacer.take('campaign', { maxWaitMs: frozenWaitMs, signal });
  if (turn === null) return 'no-turn';
  // The next batch looks and freezes while this one's call is under way.
  place.leave();
  try {
    // A process that slept through its lease (a frozen machine) must not call: the batch is somebody else's by now.
    if (engine.clock().getTime() - batch.claimedAt.getTime() > engine.timing.leaseMs) return 'no-call';
    return await outgoing.submit({
      idempotencyKey: idempotencyKey({
        environment: engine.environmentId,
        campaignId: batch.campaignId,
        n: batch.n,
        attempt: batch.attempt,
        permissive: batch.permissive,
      }),
      validation: batch.permissive ? 'permissive' : 'strict',
    });
  } finally {
    turn.answered();
  }
}

interface Ready {
  readonly outgoing: OutgoingBatch;
  readonly indexes: readonly number[];
}

/** Frozen it is counted; above the sender's cap of the day it is proved unsent again, and the campaign waits for tomorrow. */
async function stoppedByRamp(engine: Engine, run: CampaignRun, batch: ClaimedBatch): Promise<boolean> {
  const full = await engine.ramp.refuses(run.frozen.from, batch.id);
  if (full === null) return false;
  // Stop the campaign first: a thawed batch is claimable at once.
  await engine.campaigns.setIntent(batch.campaignId, {
    from: ['run'],
    to: 'pause',
    actor: 'engine',
    pausedFor: 'ramp',
    ...full,
  });
  engine.failpoint('ramp.after-pause');
  const trouble = { code: 'ramp', message: full.reason };
  await engine.batches.thaw(batch.id, batch.epoch, { delayMs: 0, permissive: batch.permissive, trouble });
  return true;
}

/** A frozen batch waits no longer than this for its turn: its last look would grow old. Not scaled. */
const frozenWaitMs = 2_000;
const waiting = { code: 'waiting', message: 'waits for its turn' } as const;

/** Its turn would come later than a lease should last. No call was made: a doubt stays what it was. */
async function giveBack(
  { batches, timing }: Engine,
  batch: ClaimedBatch,
  doubt: boolean,
  signal: AbortSignal,
): Promise<void> {
  const delayMs = signal.aborted ? 0 : timing.backoffMs;
  if (doubt)
    await batches.again(batch.id, batch.epoch, { delayMs, inDoubt: batch.inDoubt, trouble: waiting });
  else await batches.release(batch.id, batch.epoch, delayMs);
}

/** Frozen, and no call was made: unless an earlier one was, it is proved unsent and gets a new last look. */
async function thawUncalled(
  engine: Engine,
  batch: ClaimedBatch,
  doubt: boolean,
  signal: AbortSignal,
): Promise<void> {
  if (doubt) return giveBack(engine, batch, doubt, signal);
  const delayMs = signal.aborted ? 0 : engine.timing.backoffMs;
  const { permissive } = batch;
  await engine.batches.thaw(batch.id, batch.epoch, { delayMs, permissive, trouble: waiting });
}

/** The last look and the freeze. The intent was read after the claim, and a pause or cancel since then has fenced our epoch off. */
async function lookAndFreeze(
  engine: Engine,
  run: CampaignRun,
  batch: ClaimedBatch,
): Promise<Ready | 'stop' | null> {
  const { batches, clock, failpoint } = engine;
  const lookedAt = clock();
  const members = batch.subscriptions.map((subscriptionId, i) => ({
    subscriptionId,
    address: batch.addresses[i] ?? '',
  }));
  const { campaign, gone } = await run.look(members);
  if (campaign === null || !isRunning(campaign)) {
    await batches.release(batch.id, batch.epoch, 0);
    failpoint('submit.after-release');
    if (campaign?.intent === 'cancel') await batches.fence(batch.campaignId, 'cancelled');
    return 'stop';
  }
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
