import { assertNever, DeliveryState } from '@masthead/domain';
import type { CampaignShown } from '../../features/desk/desk-shape.ts';

export interface StateCount {
  readonly state: DeliveryState;
  readonly count: number;
  readonly means: string;
}

/** Always worth a line once a send has begun, even at nought. */
const usual: readonly DeliveryState[] = ['pending', 'submitted', 'delivered'];

/** Every state that holds a recipient, in the order in which mails move through them. */
export function stateCounts({ counts }: Pick<CampaignShown, 'counts'>): readonly StateCount[] {
  return DeliveryState.options
    .map((state) => ({ state, count: counts[state] ?? 0, means: meaning(state) }))
    .filter(({ state, count }) => count > 0 || usual.includes(state));
}

/** What a state says of a mail, for somebody who sees it for the first time. */
export function meaning(state: DeliveryState): string {
  switch (state) {
    case 'pending':
      return 'not handed over yet';
    case 'unknown':
      return 'nobody can say whether they were sent; not sent again';
    case 'submitted':
      return 'the provider took them';
    case 'delayed':
      return 'the receiving server asks for patience';
    case 'delivered':
      return 'the receiving server took them';
    case 'failed':
      return 'the provider could not send them';
    case 'suppressed':
      return 'the provider will not mail these addresses';
    case 'bounced':
      return 'the receiving server refused them for good';
    case 'complained':
      return 'reported as unwanted; not mailed again';
    case 'skipped':
      return 'left out: unsubscribed, suppressed or cancelled';
    default:
      return assertNever(state);
  }
}

const known: Readonly<Record<string, string>> = {
  invalid_recipient: 'The address cannot be mailed',
  reached_daily_quota: 'The provider’s quota of the day was used up',
  reached_monthly_quota: 'The provider’s quota of the month was used up',
  previous_bounce: 'The address bounced before',
  previous_complaint: 'The reader complained before',
  'Permanent/General': 'The receiving server refused it for good',
  'Permanent/NoEmail': 'There is no such mailbox',
  'Permanent/Suppressed': 'The provider’s own list keeps the address out',
  Permanent: 'The receiving server refused it for good',
  restored: 'The database was restored in between: nobody can say what had gone out',
  'key-too-old': 'No answer came for so long that it cannot be asked again',
  'cannot-ask': 'The provider could not be asked what became of it',
  'body-changed': 'The mail could not be made the same again, so it was not tried again',
};

/** The provider's short word as a sentence; one we do not know says so, and stands beside it as it came. */
export function reasonWords(why: string): string {
  return known[why] ?? 'In the provider’s words';
}
