import { type CampaignView, type Reception, reputationGuard } from '@masthead/domain';
import type { BatchStore, CampaignStore, DueProcessor, Failpoint, Log } from '../ports/index.ts';

/** A chore of the maintenance: pauses campaigns that bounce or are called spam, and says why. */
export function makeReputationGuard(parts: {
  readonly campaigns: Pick<CampaignStore, 'running' | 'view' | 'pauseFor'>;
  readonly batches: Pick<BatchStore, 'fence'>;
  readonly failpoint: Failpoint;
  readonly log: Log;
}): DueProcessor {
  const { batches, campaigns, failpoint, log } = parts;
  return {
    async runDue() {
      let paused = 0;
      for (const { id, guardedAt } of await campaigns.running()) {
        const view = await campaigns.view(id);
        if (view === null) continue;
        const now = receptionOf(view);
        const reason = reputationGuard(now);
        if (reason === null || !isWorse(now, guardedAt)) continue;
        if (!(await campaigns.pauseFor(id, reason, now))) continue;
        failpoint('reputation.after-pause');
        await batches.fence(id, 'ready');
        log.error({ campaign: id, ...now }, 'a campaign is badly received and was paused');
        paused += 1;
      }
      return paused;
    },
  };
}

function receptionOf({ counts }: CampaignView): Reception {
  const { bounced, complained, delayed, delivered, failed, submitted, suppressed } = counts;
  return {
    submitted: bounced + complained + delayed + delivered + failed + submitted + suppressed,
    bounced,
    complained,
  };
}

/** Whoever resumed has seen the figures; it takes half as many again to stop them once more. */
function isWorse(now: Reception, before: Reception | null): boolean {
  if (before === null) return true;
  return now.bounced > before.bounced * 1.5 || now.complained > before.complained * 1.5;
}
