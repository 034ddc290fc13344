import { z } from 'zod';
import {
  type CampaignStore,
  type Failpoint,
  sendingStopSetting as key,
  type Log,
  type SendingGate,
  type SendingStop,
  type SettingStore,
} from '../ports/index.ts';

const Stored = z.object({ code: z.string(), message: z.string(), at: z.date() });

type Settings = Pick<SettingStore, 'get' | 'set'>;

/** Why nothing is sent at the moment; null when nothing is in the way. */
export async function readStop(settings: Pick<SettingStore, 'get'>): Promise<SendingStop | null> {
  return Stored.nullable()
    .catch(null)
    .parse(await settings.get(key));
}

/** False: nothing was stopped, and nothing waits for a stop. */
export async function liftStop(
  {
    settings,
    campaigns,
    failpoint,
  }: {
    readonly settings: Settings;
    readonly campaigns: Pick<CampaignStore, 'resumePaused'>;
    readonly failpoint: Failpoint;
  },
  actor: string,
): Promise<boolean> {
  const stands = (await readStop(settings)) !== null;
  if (stands) await settings.set(key, null);
  failpoint('lift.after-note');
  // Also when nothing is stopped any more: whoever lifted it may have been killed right here.
  const resumed = await campaigns.resumePaused('access', actor);
  return stands || resumed > 0;
}

/** What an editor reads at every campaign that waits for it. */
export function stopReason({ code, message }: Pick<SendingStop, 'code' | 'message'>): string {
  return `The provider lets nothing through (${code}): ${message} All sending is stopped until somebody resumes it.`;
}

/** A campaign that would run now says why it does not. False: nothing is stopped. */
export async function pauseWhileStopped(
  {
    sending,
    campaigns,
  }: { readonly sending: SendingGate; readonly campaigns: Pick<CampaignStore, 'setIntent'> },
  campaignId: string,
): Promise<boolean> {
  const stop = await sending.stopped();
  if (stop === null) return false;
  await campaigns.setIntent(campaignId, {
    from: ['run'],
    to: 'pause',
    reason: stopReason(stop),
    actor: 'engine',
    pausedFor: 'access',
  });
  return true;
}

/** The provider refused us at the door: no mail can tell anybody, so the log, the desk and the campaigns do. */
export function makeSendingGate(parts: {
  readonly settings: Settings;
  readonly campaigns: Pick<CampaignStore, 'pauseRunning'>;
  readonly clock: () => Date;
  readonly failpoint: Failpoint;
  readonly log: Log;
}): SendingGate {
  const { campaigns, clock, failpoint, log, settings } = parts;
  return {
    stopped: () => readStop(settings),
    async stop({ code, message }) {
      log.error({ code, message }, 'the provider lets nothing through: all sending is stopped');
      if ((await readStop(settings)) === null) await settings.set(key, { code, message, at: clock() });
      failpoint('stop.after-note');
      await campaigns.pauseRunning({ reason: stopReason({ code, message }), pausedFor: 'access' });
    },
  };
}
