import { type Campaign, isRunning } from '../ports/index.ts';
import { campaignMail } from '../prepare/campaign-mail.ts';
import { foreignEnvironment } from '../prepare/foreign-environment.ts';
import { ledgerGuard } from '../prepare/ledger-guard.ts';
import { prepareAudience } from '../prepare/prepare-audience.ts';
import { startCampaign } from '../prepare/start-campaign.ts';
import { pauseWhileStopped } from '../sending/stop.ts';
import { sameKeyMs } from '../timing.ts';
import { canaryBound, waitAfterCanary } from './canary-wait.ts';
import type { Engine } from './engine.ts';
import { makeLastLook } from './last-look.ts';
import type { LeaseKeeper } from './lease-keeper.ts';
import type { Places } from './places.ts';
import { type CampaignRun, submitBatch } from './submit-batch.ts';

/** While another process prepares: how soon to look for what it has cut. */
const askAgainMs = 100;
/** How soon to look whether the calls of an earlier campaign are answered. */
const openCallsMs = 300;

export interface RunTools {
  readonly engine: Engine;
  readonly places: Places;
  readonly keeper: LeaseKeeper;
  readonly signal: AbortSignal;
}

/**
 * Does all of a campaign that is due now: start, prepare, submit while preparing, finish.
 * @returns milliseconds until more will be due; null when nothing is left that time alone would bring.
 */
export async function runCampaign(tools: RunTools, id: string): Promise<number | null> {
  const { engine, signal } = tools;
  let campaign = await engine.campaigns.get(id);
  if (campaign === null || (await waitsForPerson(engine, campaign))) return null;
  if (!isRunning(campaign)) return settleStopped(tools, campaign);
  if (await pauseWhileStopped(engine, id)) return null;
  if (campaign.startedAt === null) {
    // Some seconds: whoever an open call of the cancelled campaign before this one does not reach is ours.
    if (await engine.batches.hasFirstCalls(campaign.issueId, id, 3 * engine.timing.leaseMs))
      return openCallsMs;
    if (!(await startCampaign(engine, campaign))) return null;
    campaign = await engine.campaigns.get(id);
  }
  const run = await openRun(engine, campaign);
  if (campaign === null || run === null) return null;
  const batchesCut = makeSignal();
  const preparing =
    campaign.preparedAt === null && campaign.cutOff !== null
      ? prepareAudience(
          engine,
          { ...campaign, cutOff: campaign.cutOff },
          { signal, onBatches: batchesCut.raise },
        )
      : null;
  // Submitting goes on even if preparing fails: what is cut is cut. The ended is thrown once that is done.
  const prepared = preparing?.then(
    (outcome) => ({ outcome }),
    (error: unknown) => ({ error }),
  );
  await submitAll(
    tools,
    run,
    { frozenOnly: false, below: canaryBound(campaign) },
    prepared === undefined ? null : { over: prepared, batchesCut },
  );
  const ended = await prepared;
  if (ended !== undefined && 'error' in ended) throw ended.error;
  const nextMs = await finishOrWait(engine, id);
  return ended?.outcome === 'elsewhere' ? Math.min(nextMs ?? askAgainMs, askAgainMs) : nextMs;
}

/** Before anything else, what is in doubt included: asking again under another environment's key would send it again. */
async function waitsForPerson(engine: Engine, campaign: Campaign): Promise<boolean> {
  const { batches, campaigns, environmentId, failpoint, ledger, log, settings } = engine;
  const foreign = await foreignEnvironment(settings, environmentId, campaign.environmentId);
  const why = foreign ?? ledgerGuard(campaign, await ledger.look({ alive: true }));
  if (why === null) return false;
  if (foreign === null && campaign.intent === 'cancel') {
    // Nobody lets a cancelled campaign run: what it has in doubt is left to a person as it is.
    await batches.abandonDoubt(campaign.id, 0, { code: 'restored', message: why });
    failpoint('cancelled.after-abandon');
    return false;
  }
  if (await campaigns.guard(campaign, why))
    log.warn({ campaign: campaign.id, guard: why }, 'a campaign waits for a person');
  return true;
}

/** A paused, held, failed or cancelled campaign hands over nothing new; what is in doubt is still asked about. */
async function settleStopped(tools: RunTools, campaign: Campaign): Promise<number | null> {
  const { engine } = tools;
  const run = await openRun(engine, campaign);
  // Batches that a slow preparer wrote after the cancel.
  if (campaign.intent === 'cancel') {
    await engine.batches.fence(campaign.id, 'cancelled');
    engine.failpoint('cancelled.after-fence');
  }
  if (run !== null) await submitAll(tools, run, { frozenOnly: true }, null);
  if (campaign.intent !== 'cancel') return null;
  return finishOrWait(engine, campaign.id);
}

async function finishOrWait(engine: Engine, id: string): Promise<number | null> {
  const { batches, campaigns, failpoint, log } = engine;
  // One after the other: what is left counts only when it was counted after the last batch was cut.
  const campaign = await campaigns.get(id);
  if (campaign === null) return null;
  const left = await batches.remaining(id);
  if (left.open > 0) {
    const bound = isRunning(campaign) ? canaryBound(campaign) : null;
    return bound === null ? left.nextDueMs : waitAfterCanary(engine, campaign, bound);
  }
  const over = campaign.intent === 'cancel' || campaign.preparedAt !== null;
  if (!over || left.unknown > 0) return null;
  failpoint('finish.before');
  if (await campaigns.finish(id)) log.info({ campaign: id }, 'campaign finished');
  failpoint('finish.after');
  return null;
}

async function openRun(engine: Engine, campaign: Campaign | null): Promise<CampaignRun | null> {
  if (campaign === null || campaign.frozen === null || campaign.cutOff === null) return null;
  const rendition = await engine.renditions.get(campaign.renditionId);
  const { frozen, cutOff } = campaign;
  if (rendition === null || !engine.tokens.knows(frozen.kid)) {
    await stopForLack(
      engine,
      campaign,
      rendition === null
        ? 'Its approved rendition is gone from the database: without it nothing more can be sent.'
        : `The key “${frozen.kid}” that signs its links is not in TOKEN_KEYS of a worker: put it back, restart the workers, then resume.`,
    );
    return null;
  }
  return {
    campaignId: campaign.id,
    frozen,
    look: makeLastLook(engine, { ...campaign, cutOff }),
    encode: engine.transport.prepare(campaignMail(rendition, frozen)),
  };
}

/** A started campaign that lacks what it was frozen with: it must not stand still without a word. */
async function stopForLack(
  { batches, campaigns, failpoint, log }: Engine,
  { id }: Campaign,
  reason: string,
): Promise<void> {
  log.error({ campaign: id, reason }, 'a started campaign cannot go on');
  await campaigns.setIntent(id, { from: ['run'], to: 'pause', reason, actor: 'engine' });
  failpoint('lack.after-pause');
  // Nor can it ask again; past the provider's memory that is final.
  await batches.abandonDoubt(id, sameKeyMs, { code: 'cannot-ask', message: reason });
}

/** Claims as many batches as there are places free, and again, until none is due. */
async function submitAll(
  { engine, places, keeper, signal }: RunTools,
  run: CampaignRun,
  which: { readonly frozenOnly: boolean; readonly below?: number | null },
  preparing: { readonly over: Promise<unknown>; readonly batchesCut: Signal } | null,
): Promise<void> {
  const { batches, clock, failpoint, log, timing } = engine;
  const flying = new Set<Promise<void>>();
  let prepared = preparing === null;
  let stopped = false;
  void preparing?.over.then(() => {
    prepared = true;
  });
  try {
    while (!signal.aborted && !stopped) {
      const releases = await places.take();
      const wasPrepared = prepared;
      const moreCut = prepared ? null : preparing?.batchesCut.next();
      failpoint('submit.before-claim');
      const claimedAt = clock();
      const claimed = signal.aborted
        ? []
        : await claimOrRelease(releases, () =>
            batches.claim(run.campaignId, { leaseMs: timing.leaseMs, limit: releases.length, ...which }),
          );
      for (const unused of releases.slice(claimed.length)) unused();
      if (claimed.length === 0) {
        if (!wasPrepared && preparing !== null) await Promise.race([moreCut, preparing.over]);
        else if (flying.size > 0) await Promise.race(flying);
        else return;
        continue;
      }
      for (const [i, batch] of claimed.entries()) {
        const flight = keeper
          .hold(batch, async () => {
            const attributes = {
              'masthead.campaign': run.campaignId,
              'masthead.batch': batch.n,
              'masthead.recipients': batch.size,
            };
            const outcome = await engine.trace('campaign batch', attributes, () =>
              submitBatch(engine, run, { ...batch, claimedAt }, signal),
            );
            if (outcome === 'stop') stopped = true;
          })
          .catch((error: unknown) => {
            // The lease runs out and somebody asks again under the same key.
            log.error({ error, campaign: run.campaignId, batch: batch.n }, 'submitting a batch broke off');
          })
          .finally(() => {
            flying.delete(flight);
            releases[i]?.();
          });
        flying.add(flight);
      }
    }
  } finally {
    await Promise.allSettled(flying);
  }
}

async function claimOrRelease<T>(releases: readonly (() => void)[], claim: () => Promise<T>): Promise<T> {
  try {
    return await claim();
  } catch (error) {
    for (const release of releases) release();
    throw error;
  }
}

interface Signal {
  readonly raise: () => void;
  readonly next: () => Promise<void>;
}

/** Wakes whoever waits; a raise between `next()` and the wait is not lost. */
function makeSignal(): Signal {
  let waiting: (() => void)[] = [];
  return {
    raise() {
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    next: () => new Promise((resolve) => waiting.push(resolve)),
  };
}
