import type { CampaignStore, DueProcessor, Failpoint, Log, Waker } from '../ports/index.ts';

/**
 * A chore of the maintenance: lets the rest go where a canary has waited long enough. Only after what came back of the
 * first mails has been looked at: a worker that was down for the wait finds their bounces unread.
 */
export function makeLetCanariesGo(parts: {
  readonly campaigns: Pick<CampaignStore, 'canariesDue' | 'endCanary'>;
  /** Applies the provider's events; then the guard pauses whom they speak against. */
  readonly lookFirst: readonly DueProcessor[];
  readonly waker: Waker;
  readonly failpoint: Failpoint;
  readonly log: Log;
}): DueProcessor {
  const { campaigns, failpoint, log, lookFirst, waker } = parts;
  return {
    async runDue() {
      const due = await campaigns.canariesDue();
      if (due.length === 0) return 0;
      for (const look of lookFirst) await look.runDue();
      let gone = 0;
      for (const id of due) {
        failpoint('canary.before-rest');
        if (!(await campaigns.endCanary(id, 'due', 'engine'))) continue;
        failpoint('canary.after-rest');
        log.info({ campaign: id }, 'the canary has waited long enough: the rest goes');
        gone += 1;
      }
      if (gone > 0) await waker.wake('campaigns');
      return gone;
    },
  };
}
