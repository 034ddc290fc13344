import { CampaignStatus, type NewsletterProfile } from '@masthead/domain';
import type { Payload } from 'payload';
import { z } from 'zod';
import { delivery } from '../../delivery.ts';
import { shown } from '../desk/desk-state.ts';
import type { CampaignRow } from './campaign-shape.ts';
import { nameIssues } from './name-issues.ts';

/** `?status=paused&limit=50&before=<the last id of the page before>` */
export const CampaignQuery = z.strictObject({
  status: CampaignStatus.exactOptional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z
    .string()
    .regex(/^[0-9a-f]{24}$/)
    .exactOptional(),
});

/** The newest campaigns first, of one status if one is named. For anybody at the desk: no address is in it. */
export async function listCampaigns(
  payload: Payload,
  query: {
    readonly status?: CampaignStatus;
    readonly newsletterId?: string;
    readonly before?: string;
    readonly limit: number;
  },
): Promise<readonly CampaignRow[]> {
  const { campaigns, newsletters } = await delivery();
  const views = await campaigns.list(query);
  const issueOf = await nameIssues(
    payload,
    views.map(({ issueId }) => issueId),
  );
  const ids = [...new Set(views.map(({ newsletterId }) => newsletterId))];
  const profiles = new Map<string, NewsletterProfile | null>(
    await Promise.all(ids.map(async (id) => [id, await newsletters.byId(id)] as const)),
  );
  return views.map((view) => {
    const profile = profiles.get(view.newsletterId) ?? null;
    const timeZone = profile?.timeZone ?? 'UTC';
    return {
      campaign: shown(view, timeZone),
      issue: issueOf(view.issueId),
      newsletterName: profile?.name ?? 'A newsletter that is gone',
      timeZone,
    };
  });
}
