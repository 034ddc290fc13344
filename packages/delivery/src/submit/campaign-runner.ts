import type { DueProcessor } from '../ports/index.ts';
import type { Engine } from './engine.ts';
import { makeLeaseKeeper } from './lease-keeper.ts';
import { makePlaces } from './places.ts';
import { runCampaign } from './run-campaign.ts';

export interface CampaignRunner extends DueProcessor {
  /** Stops claiming and resolves when the calls under way are written down. */
  stop(): Promise<void>;
  /** Resolves when nothing runs in this process. */
  idle(): Promise<void>;
}

/** Runs every due campaign, each at most once in this process; other processes run them too. */
export function makeCampaignRunner(engine: Engine): CampaignRunner {
  const { campaigns, log, timing } = engine;
  const stopping = new AbortController();
  const places = makePlaces(engine.concurrency);
  const keeper = makeLeaseKeeper(engine.batches, timing.leaseMs, timing.leaseRenewMs, log);
  const tools = { engine, places, keeper, signal: stopping.signal };
  const running = new Map<string, Promise<void>>();
  /** By what they are for: a campaign's id, or `instant` for the next one that starts. */
  const timers = new Map<string, NodeJS.Timeout>();

  const runDue = async (): Promise<number> => {
    if (stopping.signal.aborted) return 0;
    await campaigns.resumeDue();
    const due = (await campaigns.due()).filter(({ id }) => !running.has(id));
    for (const { id } of due) running.set(id, runOne(id));
    await planNext();
    return due.length;
  };

  /** Within the next reconcile periods a timer of our own is more exact than the reconcile. */
  const planNext = async () => {
    const inMs = await campaigns.untilNextInstant();
    if (inMs === null) return;
    if (inMs <= 2 * timing.reconcileMs) again('instant', Math.max(0, inMs) + 1);
  };

  const again = (why: string, inMs: number) => {
    if (stopping.signal.aborted) return;
    clearTimeout(timers.get(why));
    const timer = setTimeout(() => {
      timers.delete(why);
      runDue().catch((error: unknown) => log.error({ error }, 'running due campaigns failed'));
    }, inMs);
    timer.unref();
    timers.set(why, timer);
  };

  const runOne = async (id: string): Promise<void> => {
    try {
      const nextMs = await runCampaign(tools, id);
      if (nextMs !== null && nextMs <= 2 * timing.reconcileMs) again(id, nextMs + 1);
    } catch (error) {
      log.error({ error, campaign: id }, 'a campaign broke off; the reconcile timer takes it up again');
    } finally {
      running.delete(id);
    }
  };

  const idle = async () => {
    while (running.size > 0) await Promise.allSettled(running.values());
  };
  return {
    runDue,
    idle,
    async stop() {
      stopping.abort();
      for (const timer of timers.values()) clearTimeout(timer);
      // A provider that does not answer must not outlast us: hung up, its calls are in doubt, written down, and no lease is left.
      setTimeout(() => engine.transport.hangUp(), timing.stopMs).unref();
      await idle();
      keeper.stop();
    },
  };
}
