import { RampPlan } from '@masthead/domain';
import type {
  CampaignStore,
  Failpoint,
  Log,
  SendingVerbs,
  SentLedger,
  SettingStore,
  Waker,
} from '../ports/index.ts';
import { readRamps, viewRamp, writeRamps } from './ramp.ts';
import { liftStop, readStop } from './stop.ts';

export function makeSendingVerbs(parts: {
  readonly settings: Pick<SettingStore, 'get' | 'set'>;
  readonly campaigns: Pick<CampaignStore, 'resumePaused'>;
  readonly ledger: SentLedger;
  readonly waker: Waker;
  readonly failpoint: Failpoint;
  readonly log: Log;
}): SendingVerbs {
  const { campaigns, failpoint, ledger, log, settings, waker } = parts;
  return {
    async state() {
      const [stopped, ramps] = await Promise.all([readStop(settings), readRamps(settings)]);
      const views = Object.entries(ramps).map(([domain, plan]) => viewRamp(ledger, domain, plan));
      return { stopped, ramps: await Promise.all(views) };
    },
    async resume(actor) {
      if (!(await liftStop({ settings, campaigns, failpoint }, actor))) return false;
      log.warn({ actor }, 'sending was resumed by a person');
      await Promise.all([waker.wake('campaigns'), waker.wake('outbox')]);
      return true;
    },
    async setRamp(domain, caps, actor) {
      const { day: startedOn } = await ledger.today();
      const plan = RampPlan.parse({ caps, startedOn });
      await writeRamps(settings, { ...(await readRamps(settings)), [domain.toLowerCase()]: plan });
      log.warn({ domain, caps, actor }, 'a warm-up was set');
    },
    async liftRamp(domain, actor) {
      const { [domain.toLowerCase()]: lifted, ...others } = await readRamps(settings);
      if (lifted !== undefined) {
        await writeRamps(settings, others);
        log.warn({ domain, actor }, 'a warm-up was lifted');
        failpoint('uncap.after-write');
      }
      // Those of another sender that is at its cap are stopped again by their next batch. Also when it is lifted already:
      // whoever did that may have been killed before this.
      const resumed = await campaigns.resumePaused('ramp', actor);
      if (resumed > 0) await waker.wake('campaigns');
      return lifted !== undefined || resumed > 0;
    },
  };
}
