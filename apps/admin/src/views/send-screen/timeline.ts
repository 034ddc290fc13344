import { assertNever } from '@masthead/domain';
import type { SendFacts, SendState } from '../../features/campaigns/campaign-shape.ts';
import type { CanaryShown } from '../../features/desk/desk-shape.ts';
import { withReason } from '../issue-desk/describe-campaign.ts';

export interface Moment {
  /** ISO; null: it holds now, its instant is not kept. */
  readonly at: string | null;
  readonly what: string;
}

/** What happened to a campaign, oldest first, as far as the ledger keeps it; the last line is how it stands. */
export function timelineOf(
  facts: SendFacts,
  { acts, campaign }: Pick<SendState, 'acts' | 'campaign'>,
): readonly Moment[] {
  const { createdBy, finishedAt, startedAt, recipients } = campaign;
  const moments: Moment[] = [];
  if (facts.rendition !== null) {
    moments.push({ at: facts.rendition.approvedAt, what: `Approved by ${facts.rendition.approvedBy}` });
  }
  moments.push({ at: facts.createdAt, what: `Scheduled by ${createdBy} for ${campaign.label}` });
  if (startedAt !== null) {
    const whom = recipients === null ? '' : `: ${recipients.toLocaleString('en')} recipients`;
    moments.push({ at: startedAt, what: `Started, the audience as it was then${whom}` });
  }
  if (campaign.canary !== null) moments.push(...canaryMoments(campaign.canary));
  moments.push(...acts.filter((act) => !isOfRendition(act, facts.rendition)));
  // Approved anew after it was scheduled, paused on the way: told in the order in which it happened.
  moments.sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''));
  const stands = standing(campaign);
  if (finishedAt !== null) {
    const what =
      campaign.status === 'cancelled'
        ? 'The last open call was settled'
        : 'The provider had taken the last mail';
    // Settling and retrying come after the end.
    const before = moments.filter(({ at }) => (at ?? '') <= finishedAt);
    const after = moments.filter(({ at }) => (at ?? '') > finishedAt);
    const stopped = campaign.status === 'cancelled' && stands !== null ? [stands] : [];
    return [...before, ...stopped, { at: finishedAt, what }, ...after];
  }
  return stands === null ? moments : [...moments, stands];
}

function canaryMoments({ ended, minutes, recipients, until }: CanaryShown): readonly Moment[] {
  if (until === null && ended === null) return [];
  const whom = recipients.toLocaleString('en');
  const first = {
    at: until === null ? null : new Date(Date.parse(until.at) - minutes * 60_000).toISOString(),
    what: `The first ${whom} were handed over, the rest waits ${minutes} min`,
  };
  if (ended === null) return [first];
  const by = ended.by === 'engine' ? 'by itself' : `by ${ended.by}`;
  return [...(until === null ? [] : [first]), { at: ended.at, what: `The rest was let go ${by}` }];
}

/** The approval that made the rendition stands there already; the history writes it down a moment later. */
function isOfRendition({ at, what }: SendState['acts'][number], rendition: SendFacts['rendition']): boolean {
  if (rendition === null || !what.startsWith('Approved')) return false;
  return Math.abs(Date.parse(at) - Date.parse(rendition.approvedAt)) < 10_000;
}

function standing({ canary, status, reason, scheduledFor }: SendState['campaign']): Moment | null {
  switch (status) {
    case 'scheduled':
      return { at: scheduledFor, what: 'Will start' };
    case 'preparing':
      return { at: null, what: 'Going through the list' };
    case 'submitting':
      return { at: null, what: 'Handing over' };
    case 'waiting':
      return { at: canary?.until?.at ?? null, what: 'The rest goes by itself, unless it is stopped' };
    case 'held':
      return { at: null, what: withReason('On hold', reason) };
    case 'paused':
      return { at: null, what: withReason('Paused', reason) };
    case 'failed':
      return { at: null, what: withReason('Failed', reason) };
    case 'cancelled':
      return { at: null, what: withReason('Cancelled', reason) };
    case 'submitted':
      return null;
    default:
      return assertNever(status);
  }
}
