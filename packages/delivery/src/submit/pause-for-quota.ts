import type { CampaignStore, SubmitOutcome } from '../ports/index.ts';
import { quotaWindowMs } from './backoff.ts';

/** Paused with the reason; the reconcile timer resumes it when the provider's window opens. */
export async function pauseForQuota(
  { campaigns, clock }: { readonly campaigns: Pick<CampaignStore, 'setIntent'>; readonly clock: () => Date },
  campaignId: string,
  { code, retryAfterMs }: Pick<Extract<SubmitOutcome, { kind: 'refused' }>, 'code' | 'retryAfterMs'>,
): Promise<void> {
  const window = code === 'monthly_quota_exceeded' ? code : 'daily_quota_exceeded';
  await campaigns.setIntent(campaignId, {
    from: ['run'],
    to: 'pause',
    reason: `The provider's quota is used up (${code}); goes on by itself when it opens again.`,
    actor: 'engine',
    resumeInMs: retryAfterMs ?? quotaWindowMs(window, clock()),
    pausedFor: 'quota',
  });
}
