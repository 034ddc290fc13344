import type { CampaignVerbs, Delivery } from '@masthead/delivery';
import { type CampaignView, frequencyFor } from '@masthead/domain';
import type { Payload } from 'payload';
import { type Actor, hasRole } from '../../access/roles.ts';
import { delivery } from '../../delivery.ts';
import { shown } from '../desk/desk-state.ts';
import { DeskError } from '../desk-error.ts';
import { actsOn } from './acts-on.ts';
import type { SendFacts, SendState } from './campaign-shape.ts';
import { failuresOf } from './failures-of.ts';
import { nameIssues } from './name-issues.ts';
import { retryRefusal } from './retry-refusal.ts';

/** Where a campaign is right now: one read, safe to poll. @throws DeskError 404 */
export async function sendState(payload: Payload, campaignId: string): Promise<SendState> {
  const { campaigns, list, newsletters } = await delivery();
  const view = await findCampaign(campaignId, campaigns);
  const [newsletter, confirmed, mailsToRetry, failures, acts] = await Promise.all([
    newsletters.byId(view.newsletterId),
    view.startedAt === null ? confirmedFor(payload, view, list) : null,
    toRetry(view, campaigns),
    failuresOf(view, campaigns),
    actsOn(payload, view, createdAt(campaignId)),
  ]);
  return {
    asOf: new Date().toISOString(),
    campaign: shown(view, newsletter?.timeZone ?? 'UTC'),
    renditionId: view.renditionId,
    confirmed,
    heldByEdit: view.heldByEdit,
    mailsToRetry,
    failures,
    acts,
  };
}

/** Everybody whom the campaign would reach now: a digest goes to other readers than a weekly issue. */
async function confirmedFor(
  payload: Payload,
  { issueId, newsletterId }: CampaignView,
  list: Pick<Delivery['list'], 'counts'>,
): Promise<number> {
  const issue = await payload.findByID({
    collection: 'issues',
    id: issueId,
    draft: true,
    depth: 0,
    disableErrors: true,
    select: { kind: true },
  });
  return (await list.counts(newsletterId, frequencyFor[issue?.kind ?? 'weekly'])).confirmed;
}

/** What the send screen says once. Null when there is no such campaign. */
export async function sendFacts(
  payload: Payload,
  actor: Actor,
  campaignId: string,
): Promise<SendFacts | null> {
  const { campaigns, newsletters, renditions } = await delivery();
  const view = await campaigns.get(campaignId);
  if (view === null) return null;
  const [issueOf, newsletter, rendition] = await Promise.all([
    nameIssues(payload, [view.issueId]),
    newsletters.byId(view.newsletterId),
    renditions.get(view.renditionId),
  ]);
  return {
    campaignId,
    issue: issueOf(view.issueId),
    newsletterName: newsletter?.name ?? 'A newsletter that is gone',
    timeZone: newsletter?.timeZone ?? 'UTC',
    rendition:
      rendition === null
        ? null
        : {
            id: rendition.id,
            subject: rendition.subject,
            approvedAt: rendition.createdAt.toISOString(),
            approvedBy: rendition.approvedBy,
            htmlBytes: Buffer.byteLength(rendition.html, 'utf8'),
          },
    createdAt: createdAt(campaignId).toISOString(),
    mayRun: hasRole(actor.role, 'editor'),
  };
}

/** The same over HTTP. @throws DeskError 404 */
export async function sendFactsOf(payload: Payload, actor: Actor, campaignId: string): Promise<SendFacts> {
  return (await sendFacts(payload, actor, campaignId)) ?? noCampaign();
}

/** @throws DeskError 404 */
export async function findCampaign(
  campaignId: string,
  campaigns: { get(id: string): Promise<CampaignView | null> },
): Promise<CampaignView> {
  return (await campaigns.get(campaignId)) ?? noCampaign();
}

function noCampaign(): never {
  throw new DeskError(
    404,
    'no-campaign',
    'There is no such campaign.',
    'Look for it in the list of campaigns.',
  );
}

/** The questions that cost a read of their own come last. */
async function toRetry(view: CampaignView, campaigns: CampaignVerbs): Promise<number> {
  if (retryRefusal(view, null) !== null) return 0;
  const newest = (await campaigns.newestByIssue([view.issueId])).get(view.issueId);
  return newest?.id === view.id ? campaigns.mailsToRetry(view.id) : 0;
}

/** Ids of campaigns are ObjectIds: the first four bytes are the second in which it was made. */
function createdAt(campaignId: string): Date {
  return new Date(Number.parseInt(campaignId.slice(0, 8), 16) * 1000);
}
