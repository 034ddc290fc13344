import type { CampaignStatus, CampaignView } from '@masthead/domain';
import { type Collection, type Filter, ObjectId } from 'mongodb';
import type { CampaignStore } from '../../ports/ledger.ts';
import type { CampaignDoc } from '../documents.ts';
import { viewCampaigns } from './view.ts';

/**
 * Newest first. A status is derived and stands in no index; but whatever is not over is open, and of those there are
 * few: all of them are looked at. Of the rest the stored facts say what they are.
 */
export async function listCampaigns(
  campaigns: Collection<CampaignDoc>,
  { newsletterId, status, before, limit }: Parameters<CampaignStore['list']>[0],
): Promise<readonly CampaignView[]> {
  const scope: Filter<CampaignDoc> = {
    ...(newsletterId === undefined ? {} : { newsletterId }),
    ...(before === undefined ? {} : { _id: { $lt: new ObjectId(before) } }),
  };
  const page = [{ $sort: { _id: -1 } }, { $limit: limit }];
  if (status === undefined) return viewCampaigns(campaigns, [{ $match: scope }, ...page]);
  // Open ones first: what ends between the two reads is met twice rather than not at all.
  const open = await viewCampaigns(campaigns, [{ $match: { ...scope, open: true } }]);
  const over = overAs(status);
  const closed =
    over === null
      ? []
      : await viewCampaigns(campaigns, [
          { $match: { ...scope, ...over, open: { $exists: false } } },
          ...page,
        ]);
  const byId = new Map([...open, ...closed].map((view) => [view.id, view]));
  return [...byId.values()]
    .filter((view) => view.status === status)
    .sort((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, limit);
}

/** What is over is cancelled or submitted, and nothing else. */
function overAs(status: CampaignStatus): Filter<CampaignDoc> | null {
  if (status === 'cancelled') return { intent: 'cancel' };
  return status === 'submitted' ? { intent: { $ne: 'cancel' } } : null;
}
