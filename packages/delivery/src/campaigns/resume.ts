import type { CampaignVerbs } from '../ports/index.ts';
import { liftStop } from '../sending/stop.ts';
import type { CampaignDesk } from './desk.ts';

/** A person says: go on. Ends a pause, a failure, and a guard that waited for exactly that; not a hold, which waits for words to be approved. Going on
 * with one while all sending is stopped says that the key or domain was mended: the stop ends, and the others run on too. What events told of it
 * while a restored ledger did not know its batches is tried again: it cuts the same batches now. */
export function makeResume({
  campaigns,
  events,
  failpoint,
  settings,
  waker,
}: CampaignDesk): CampaignVerbs['resume'] {
  return async (campaignId, actor) => {
    const campaign = await campaigns.get(campaignId);
    if (campaign === null || campaign.intent === 'cancel') return { ok: false };
    const lifted = await liftStop({ settings, campaigns, failpoint }, actor);
    failpoint('resume.after-stop');
    // Before the guard: whoever was killed in between and says it again finds the guard still there.
    if (campaign.guarded && (await events.tryAgain(campaignId)) > 0) await waker.wake('events');
    failpoint('resume.after-events');
    const guarded = campaign.guarded ? await campaigns.liftGuard(campaignId, actor) : false;
    failpoint('resume.after-guard');
    const from = campaign.failed ? (['pause', 'run'] as const) : (['pause'] as const);
    const resumed = await campaigns.setIntent(campaignId, { from, to: 'run', reason: null, actor });
    const ok = guarded || resumed || (lifted && campaign.intent === 'pause');
    if (ok || lifted) await Promise.all([waker.wake('campaigns'), lifted ? waker.wake('outbox') : undefined]);
    return { ok };
  };
}
