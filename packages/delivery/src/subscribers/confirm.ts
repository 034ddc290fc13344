import { assertNever } from '@masthead/domain';
import type { Failpoint } from '../ports/failpoints.ts';
import type { NewsletterDirectory } from '../ports/newsletters.ts';
import type { SignupSettingsStore } from '../ports/signup-settings.ts';
import type { Asked, SignupQueue, SubscriptionRecord } from '../ports/subscriber-store.ts';
import type { SubscriberVerbs } from '../ports/subscribers.ts';
import type { Suppressions } from '../ports/suppressions.ts';
import type { Waker } from '../ports/waker.ts';
import { tryParseAddress } from './address.ts';
import { openToken, type TokenParts } from './read-token.ts';
import { readerTask } from './reader-task.ts';
import type { SignupBudget } from './signup-budget.ts';
import { viewOf } from './token-view.ts';

/** Whoever clicks again so soon may have been shown an error the first time. */
const clickedAgainMs = 3_600_000;

type Confirmation = 'open' | 'already' | 'void';

/**
 * `void`: the reader has left since this link was sent, and did not ask again before it. A link found in an old mail must
 * not bring anybody back.
 */
export function judgeConfirmation(record: SubscriptionRecord, issuedAt: Date): Confirmation {
  switch (record.state) {
    case 'confirmed':
      return 'already';
    case 'pending':
      return record.asked === null ? 'void' : 'open';
    case 'unsubscribed':
      return record.asked !== null && requestOf(record.asked, issuedAt) !== null ? 'open' : 'void';
    default:
      return assertNever(record.state);
  }
}

/** The request whose mail a link came with: the last one before it. Null: the link is older than all. */
function requestOf({ requestId, at, earlier = [] }: Asked, issuedAt: Date): string | null {
  // Tokens are kept to the second.
  const before = [{ requestId, at }, ...earlier].filter(
    (one) => issuedAt.getTime() >= one.at.getTime() - 999,
  );
  return before.sort((a, b) => b.at.getTime() - a.at.getTime())[0]?.requestId ?? null;
}

export function makeConfirm(
  parts: TokenParts & {
    readonly budget: Pick<SignupBudget, 'forget'>;
    readonly suppressions: Pick<Suppressions, 'removeErased'>;
    readonly queue: SignupQueue;
    readonly signupSettings: Pick<SignupSettingsStore, 'get'>;
    readonly waker: Waker;
    readonly failpoint: Failpoint;
  },
): SubscriberVerbs['confirm'] {
  const { store, budget, suppressions, queue, signupSettings, waker, clock, failpoint } = parts;
  return async (token, ip) => {
    // Twice: when another click or an unsubscribe wins the race for the row, what it made of it decides.
    for (let look = 0; look < 2; look += 1) {
      const opened = await openToken('confirm', token, parts);
      if (!opened.ok) return opened;
      const { record, issuedAt } = opened;
      const { newsletterId, subscriberId } = record;
      const judged = judgeConfirmation(record, issuedAt);
      if (judged === 'already') {
        // Again, should a crash have come between the two.
        await suppressions.removeErased(record.address);
        await welcome(record, record.consent.confirmedAt);
        return { ok: true, already: true, newsletterId };
      }
      if (judged === 'void' || record.asked === null) return { ok: false, reason: 'expired' };
      const requestId = requestOf(record.asked, issuedAt) ?? record.asked.requestId;
      const at = clock();
      if ((await store.confirm({ subscriberId, requestId, at, ip })) > 0) {
        failpoint('confirm.after-write');
        await suppressions.removeErased(record.address);
        failpoint('confirm.after-erased');
        await welcome(record, at);
        failpoint('confirm.after-task');
        await budget.forget(tryParseAddress(record.address)?.identity ?? record.address);
        return { ok: true, already: false, newsletterId };
      }
    }
    return { ok: false, reason: 'expired' };
  };

  /** One mail for one confirmation, however often it is noted: a reader whose click ended in an error clicks again. */
  async function welcome({ id, newsletterId }: SubscriptionRecord, confirmedAt: Date | null): Promise<void> {
    if (confirmedAt === null || clock().getTime() - confirmedAt.getTime() > clickedAgainMs) return;
    if (!(await signupSettings.get(newsletterId)).welcome) return;
    const occasion = String(confirmedAt.getTime());
    await queue.put(readerTask({ kind: 'welcome', subscriptionId: id, occasion }, clock()));
    void waker.wake('signups');
  }
}

export function makeReadConfirmation(
  parts: TokenParts & { readonly newsletters: NewsletterDirectory },
): SubscriberVerbs['readConfirmation'] {
  return async (token) => {
    const opened = await openToken('confirm', token, parts);
    if (!opened.ok) return opened;
    const judged = judgeConfirmation(opened.record, opened.issuedAt);
    // What the link could still do, which is not always the state of the row: `unsubscribed` says that it is used up.
    const state = { open: 'pending', already: 'confirmed', void: 'unsubscribed' } as const;
    return viewOf(opened.record, parts.newsletters, state[judged]);
  };
}
