import { canaryBatches } from '@masthead/domain';
import { type Campaign, isRunning } from '../ports/index.ts';
import { batchSize } from '../timing.ts';
import type { Engine } from './engine.ts';

/** The number below which batches may be handed over while a canary keeps the rest waiting; null: all may. */
export function canaryBound({ canary }: Pick<Campaign, 'canary'>): number | null {
  return canary === null || canary.ended ? null : canaryBatches(canary, batchSize);
}

/**
 * Once the first recipients are all handed over (or nobody can know) the rest waits, by the server's clock.
 * @returns milliseconds until a batch of the first ones is due again; null when only the clock or a person lets more go.
 */
export async function waitAfterCanary(
  { batches, campaigns, failpoint, log, timing }: Engine,
  campaign: Campaign,
  bound: number,
): Promise<number | null> {
  const first = await batches.remaining(campaign.id, bound);
  if (first.open > 0) return first.nextDueMs;
  if (campaign.canary === null || campaign.canary.until !== null || !isRunning(campaign)) return null;
  // In order: a batch behind the first ones is there, so all of the first ones are.
  if (((await batches.last(campaign.id))?.n ?? -1) < bound) return null;
  const { minutes, recipients } = campaign.canary;
  failpoint('canary.before-wait');
  await campaigns.beginCanaryWait(campaign.id, minutes * timing.minuteMs);
  failpoint('canary.after-wait');
  log.info({ campaign: campaign.id, mails: recipients, minutes }, 'the first mails are out, the rest waits');
  return null;
}
