import type { CampaignVerbs } from '@masthead/delivery';
import type { CampaignView } from '@masthead/domain';
import type { FailureShown } from './campaign-shape.ts';

const states = ['failed', 'bounced', 'suppressed', 'unknown'] as const;

/** Why mails did not arrive; asked only where some did not, so that a healthy send costs nothing. */
export async function failuresOf(
  { counts, id }: Pick<CampaignView, 'counts' | 'id'>,
  campaigns: Pick<CampaignVerbs, 'failures'>,
): Promise<readonly FailureShown[]> {
  if (states.every((state) => (counts[state] ?? 0) === 0)) return [];
  const found = await campaigns.failures(id);
  return found.flatMap(({ count, state, why }) => {
    const known = states.find((one) => one === state);
    return known === undefined ? [] : [{ state: known, why, count }];
  });
}
