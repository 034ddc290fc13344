import { assertNever } from '@masthead/domain';
import type { ClaimedMail, MailFault } from '../ports/outbox-store.ts';
import type { SubmitOutcome } from '../ports/transport.ts';
import { sameKeyMs, type Timing } from '../timing.ts';

/** What to write down after a call, by the table in the provider's reference. */
export type Verdict =
  | { readonly next: 'submitted'; readonly providerId: string }
  | {
      readonly next: 'thaw';
      readonly delayMs: number;
      readonly newAttempt: boolean;
      readonly fault: MailFault | null;
    }
  | { readonly next: 'doubt'; readonly delayMs: number; readonly fault: MailFault }
  | { readonly next: 'failed' | 'unknown'; readonly fault: MailFault };

/** A closed quota window that does not say when it opens is tried again so much later. Not scaled. */
const quotaMs = 15 * 60_000;

export function judgeOutcome(
  outcome: SubmitOutcome,
  claim: Pick<ClaimedMail, 'inDoubt' | 'tries' | 'firstAttemptAt' | 'claimedAt'>,
  timing: Pick<Timing, 'backoffMs' | 'backoffMaxMs'>,
): Verdict {
  const backoffMs = Math.min(timing.backoffMs * 2 ** Math.min(claim.tries, 20), timing.backoffMaxMs);
  // Once a call of this attempt may have been taken, only an acceptance settles it: a refusal now says nothing of that call.
  const unlessDoubt = (verdict: Verdict, fault: MailFault, delayMs: number): Verdict => {
    if (!claim.inDoubt) return verdict;
    return isTooOld(claim)
      ? { next: 'unknown', fault }
      : { next: 'doubt', delayMs: Math.max(delayMs, backoffMs), fault };
  };
  switch (outcome.kind) {
    case 'accepted': {
      const providerId = outcome.ids[0] ?? null;
      if (providerId !== null) return { next: 'submitted', providerId };
      const fault = { code: 'invalid', message: outcome.refused[0]?.message ?? 'refused without a word' };
      return unlessDoubt({ next: 'failed', fault }, fault, backoffMs);
    }
    case 'retryAfter': {
      const fault = { code: 'rate_limit_exceeded', message: 'waiting for a turn' };
      return unlessDoubt(
        { next: 'thaw', delayMs: outcome.ms, newAttempt: false, fault: null },
        fault,
        outcome.ms,
      );
    }
    case 'inDoubt': {
      const fault = { code: outcome.why, message: 'it cannot be told whether the provider took it' };
      return isTooOld(claim) ? { next: 'unknown', fault } : { next: 'doubt', delayMs: backoffMs, fault };
    }
    case 'refused': {
      const fault = { code: outcome.code, message: outcome.message };
      const waitMs = outcome.retryAfterMs ?? (outcome.refusal === 'quota' ? quotaMs : timing.backoffMaxMs);
      switch (outcome.refusal) {
        case 'quota':
        case 'access':
          return unlessDoubt({ next: 'thaw', delayMs: waitMs, newAttempt: true, fault }, fault, waitMs);
        case 'invalid':
        case 'bug':
          return unlessDoubt({ next: 'failed', fault }, fault, backoffMs);
        default:
          return assertNever(outcome.refusal);
      }
    }
    default:
      return assertNever(outcome);
  }
}

/** Past this the provider may have forgotten the key, and the same call could send a second mail. */
export function isTooOld(claim: Pick<ClaimedMail, 'firstAttemptAt' | 'claimedAt'>): boolean {
  return (
    claim.firstAttemptAt !== null && claim.claimedAt.getTime() - claim.firstAttemptAt.getTime() >= sameKeyMs
  );
}
