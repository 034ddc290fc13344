import type { CampaignView } from '@masthead/domain';
import { eventually } from '@masthead/testing';
import type { TestEngine } from './open-engine.ts';

/** The campaign as the desk sees it. @throws when there is none */
export async function viewOf(engine: TestEngine, campaignId: string): Promise<CampaignView> {
  const found = await engine.delivery.campaigns.get(campaignId);
  if (found === null) throw new Error('no campaign');
  return found;
}

/** Runs whatever is due until the campaign has that status. */
export function untilStatus(engine: TestEngine, campaignId: string, status: string): Promise<CampaignView> {
  return eventually(async () => {
    await engine.run();
    const found = await viewOf(engine, campaignId);
    return found.status === status ? found : false;
  });
}
