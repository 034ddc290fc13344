import { DeliveryState } from '@masthead/domain';
import type { SendFacts, SendState } from '../desk/campaigns.ts';
import { counted, moment, named } from './words.ts';

/** One campaign for people: where it is, what may still happen by itself, and what can be done. */
export function describeCampaign(state: SendState, facts: SendFacts): string {
  const { campaign } = state;
  const at = (iso: string) => `${moment(iso, facts.timeZone)} ${facts.timeZone}`;
  const lines: readonly (readonly [string, string])[] = [
    ['status', campaign.reason === null ? campaign.status : `${campaign.status}: ${campaign.reason}`],
    ['scheduled', `${at(campaign.scheduledFor)}, by ${campaign.createdBy}`],
    ...(campaign.startedAt === null ? [] : [['started', at(campaign.startedAt)] as const]),
    ...(campaign.finishedAt === null ? [] : [['finished', at(campaign.finishedAt)] as const]),
    ['rendition', renditionOf(facts)],
    ...(campaign.canary === null ? [] : [['first', canaryOf(campaign.canary, at)] as const]),
    ['recipients', recipientsOf(state)],
    ['states', statesOf(state)],
    ['in flight', inFlightOf(state)],
  ];
  return [
    `Campaign ${campaign.id}: ${named(facts.issue)}, ${facts.newsletterName}`,
    ...lines.map(([name, text]) => `  ${name.padEnd(10)}  ${text}`),
    ...hints(state),
  ].join('\n');
}

function renditionOf({ rendition }: SendFacts): string {
  if (rendition === null) return 'not in the store any more';
  return `${rendition.id.slice(0, 12)} “${rendition.subject}”, approved by ${rendition.approvedBy}`;
}

function canaryOf(
  { ended, minutes, recipients, until }: NonNullable<SendState['campaign']['canary']>,
  at: (iso: string) => string,
): string {
  const plan = `${counted(recipients, 'reader')}, then ${counted(minutes, 'minute')} of waiting`;
  if (ended !== null)
    return `${plan}; the rest was let go ${ended.by === 'engine' ? 'by itself' : `by ${ended.by}`}, ${at(ended.at)}`;
  return until === null ? plan : `${plan}; the rest goes ${at(until.at)}`;
}

function recipientsOf({ campaign, confirmed }: SendState): string {
  if (campaign.recipients !== null) return campaign.recipients.toLocaleString('en');
  if (confirmed === null) return 'still going through the list';
  return `fixed at the start; ${counted(confirmed, 'confirmed subscription')} now`;
}

function statesOf({ campaign }: SendState): string {
  const held = DeliveryState.options
    .map((state) => [campaign.counts[state] ?? 0, state] as const)
    .filter(([count]) => count > 0)
    .map(([count, state]) => `${count.toLocaleString('en')} ${state}`);
  return held.length === 0 ? 'nothing yet' : held.join(', ');
}

function inFlightOf({ asOf, campaign: { inFlight } }: SendState): string {
  if (inFlight === 0) return 'nothing';
  const when = asOf.slice(11, 19);
  return `${counted(inFlight, 'mail')} in a call under way (as of ${when} UTC): a pause or cancel comes too late for them`;
}

function hints({ campaign, heldByEdit, mailsToRetry }: SendState): string[] {
  const { counts, id, status } = campaign;
  const unknown = counts.unknown ?? 0;
  return [
    ...(heldByEdit ? ['The issue was edited after it was approved: only a new approval lets it run.'] : []),
    ...(status === 'waiting'
      ? [`The rest goes by itself unless it is stopped; at once with: masthead campaigns send-rest ${id}`]
      : []),
    ...(unknown > 0
      ? [
          `Nobody can say whether ${counted(unknown, 'mail')} went out. An event from the provider may still tell; else decide: masthead campaigns settle ${id} --as sent|unsent`,
        ]
      : []),
    ...(mailsToRetry > 0
      ? [`${counted(mailsToRetry, 'mail')} failed and would go once more: masthead campaigns retry ${id}`]
      : []),
  ];
}
