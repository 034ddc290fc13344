import type { CampaignRow } from '../campaigns/campaign-shape.ts';
import type { IssueInWork, SlotOutlook } from './overview-shape.ts';

const nearest: readonly IssueInWork['workflow'][] = ['approved', 'in review', 'draft'];

/** What the slot at `slotAt` (ISO; null: the newsletter has none) will send; else the issues that could, nearest to done first, and what the first of them `lacks`. */
export async function slotOutlook(
  slotAt: string | null,
  live: readonly CampaignRow[],
  inWork: readonly IssueInWork[],
  lacks: (issueId: string) => Promise<readonly string[]>,
): Promise<SlotOutlook> {
  if (slotAt === null) return { kind: 'no-slot' };
  const by = live.find(({ campaign }) => campaign.scheduledFor === slotAt);
  if (by !== undefined) return { kind: 'filled', by };
  const order = (issue: IssueInWork) => nearest.indexOf(issue.workflow);
  const sorted = [...inWork].sort((a, b) => order(a) - order(b));
  const first = sorted[0];
  return { kind: 'open', inWork: sorted, lacks: first === undefined ? [] : await lacks(first.id) };
}

/** Waiting or on its way: something may still go out, or wants a decision. */
export function isUnderWay({ campaign }: CampaignRow): boolean {
  return !['submitted', 'cancelled', 'failed'].includes(campaign.status);
}
