import { assertNever } from '@masthead/domain';
import type { SendState } from '../../features/campaigns/campaign-shape.ts';
import { totalsOf } from '../campaigns/campaign-words.ts';
import { plural } from '../issue-desk/describe-campaign.ts';

export interface VerbOffered {
  readonly verb: 'send-rest' | 'pause' | 'resume' | 'cancel' | 'retry' | 'settle-sent' | 'settle-unsent';
  /** On the button: the verb and its effect. */
  readonly label: string;
  readonly question: string;
  readonly consequence: string;
  readonly confirm: string;
  /** Said when it is done. */
  readonly done: string;
}

type State = Pick<SendState, 'campaign' | 'heldByEdit' | 'mailsToRetry'>;

/** The verbs that apply to a campaign as it stands, the usual one first. */
export function verbsFor(state: State): readonly VerbOffered[] {
  return [...runningVerbs(state), ...(state.mailsToRetry > 0 ? [retry(state)] : []), ...settling(state)];
}

function runningVerbs(state: State): readonly VerbOffered[] {
  const { status } = state.campaign;
  switch (status) {
    case 'scheduled':
    case 'preparing':
    case 'submitting':
      return [pause(state), cancel(state)];
    case 'waiting':
      return [sendRest(state), pause(state), cancel(state)];
    case 'paused':
      return onceApproved(state, 'Resume');
    case 'failed':
      return onceApproved(state, 'Try again');
    case 'held':
      return onceApproved(state, 'Let it run');
    case 'submitted':
    case 'cancelled':
      return [];
    default:
      return assertNever(status);
  }
}

/** What an edit holds is approved again before anybody can let it go on. */
function onceApproved(state: State, word: string): readonly VerbOffered[] {
  return state.heldByEdit ? [cancel(state)] : [resume(state, word), cancel(state)];
}

function sendRest(state: Pick<SendState, 'campaign'>): VerbOffered {
  const open = stillToGo(state) ?? 'the rest';
  return {
    verb: 'send-rest',
    label: `Let the rest go now: ${open} go out`,
    question: 'Let the rest go now?',
    consequence: `${open} are handed over without waiting any longer.`,
    confirm: 'Let the rest go',
    done: 'On its way.',
  };
}

function pause(state: Pick<SendState, 'campaign'>): VerbOffered {
  const open = stillToGo(state);
  return {
    verb: 'pause',
    label: open === null ? 'Pause: nothing starts until you resume' : `Pause: ${open} wait until you resume`,
    question: 'Pause this send?',
    consequence:
      open === null
        ? 'It will not start at its time, unless somebody resumes it before.'
        : 'Mails whose call is under way still go out; the rest waits, and nobody gets anything twice.',
    confirm: 'Pause the send',
    done: 'Paused.',
  };
}

function resume(state: Pick<SendState, 'campaign'>, word: string): VerbOffered {
  const open = stillToGo(state);
  return {
    verb: 'resume',
    label: open === null ? `${word}: it starts at its time, or at once` : `${word}: ${open} go out`,
    question: `${word} this send?`,
    consequence:
      open === null
        ? 'It starts at its time; if that is past, as soon as the worker picks it up.'
        : `${open} are handed over from where it stopped; who has the issue does not get it again.`,
    confirm: word,
    done: 'On its way.',
  };
}

function cancel(state: Pick<SendState, 'campaign'>): VerbOffered {
  const open = stillToGo(state);
  const { inFlight } = state.campaign;
  const may = inFlight === 0 ? '' : `, ${plural(inFlight, 'mail')} may still go out`;
  return {
    verb: 'cancel',
    label: open === null ? 'Cancel: nothing is sent' : `Cancel: ${open} stay unsent${may}`,
    question: 'Cancel this send for good?',
    consequence:
      open === null
        ? 'Nothing has gone out. The issue can be scheduled again.'
        : 'Mails whose call is under way still go out; the rest is never sent by this campaign.',
    confirm: 'Cancel the send',
    done: 'Cancelled.',
  };
}

function retry({ campaign, mailsToRetry }: Pick<SendState, 'campaign' | 'mailsToRetry'>): VerbOffered {
  const mails = plural(mailsToRetry, 'mail');
  const failed = campaign.counts.failed ?? 0;
  const some =
    mailsToRetry < failed
      ? `${mails} of ${failed} that failed: the others were taken by the provider, or their readers have left`
      : mails;
  return {
    verb: 'retry',
    label: `Retry what failed: ${mails} once more`,
    question: 'Retry what failed?',
    consequence: `A campaign of its own sends the same words to those whose mail is proved unsent (${some}) and to whoever has joined since. Who has the issue does not get it again.`,
    confirm: 'Retry what failed',
    done: 'The retry is on its way.',
  };
}

/** Two answers to one question: nobody can know, so a person says. */
function settling({ campaign }: Pick<SendState, 'campaign'>): readonly VerbOffered[] {
  const count = campaign.counts.unknown ?? 0;
  if (count === 0) return [];
  const mails = plural(count, 'mail');
  return [
    {
      verb: 'settle-sent',
      label: `Settle what is unknown: ${mails} sent`,
      question: `Count ${mails} as sent?`,
      consequence:
        'Nobody is mailed again. If they were not sent after all, their readers miss this issue. An event from the provider would have settled them without you.',
      confirm: 'Count as sent',
      done: 'Settled as sent.',
    },
    {
      verb: 'settle-unsent',
      label: `Settle what is unknown: ${mails} not sent`,
      question: `Count ${mails} as not sent?`,
      consequence:
        'They count as failed, and a retry mails them. If they were sent after all, their readers get the issue twice.',
      confirm: 'Count as not sent',
      done: 'Settled as not sent: they can be retried.',
    },
  ];
}

/** "412 mails"; null before the start, when nobody is counted yet. */
function stillToGo({ campaign }: Pick<SendState, 'campaign'>): string | null {
  if (campaign.startedAt === null) return null;
  const { waiting, submitted, skipped, unknown } = totalsOf(campaign);
  if (campaign.recipients === null) return 'all mails still to come';
  return plural(Math.max(waiting, campaign.recipients - submitted - skipped - unknown), 'mail');
}
