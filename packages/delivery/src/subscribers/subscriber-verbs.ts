import type { NewsletterDirectory } from '../ports/newsletters.ts';
import type { SignupQueue } from '../ports/subscriber-store.ts';
import type { SubscriberVerbs } from '../ports/subscribers.ts';
import type { Waker } from '../ports/waker.ts';
import { makeConfirm, makeReadConfirmation } from './confirm.ts';
import { makeReadPreferences, makeUpdatePreferences } from './preferences.ts';
import type { TokenParts } from './read-token.ts';
import { makeRequestSignup } from './request-signup.ts';
import type { SignupBudget } from './signup-budget.ts';
import { makeUndoUnsubscribe } from './undo-unsubscribe.ts';
import { makeReadUnsubscribe, makeUnsubscribe } from './unsubscribe.ts';

/** The reader's side, one verb a file. */
export function makeSubscriberVerbs(
  parts: TokenParts & {
    readonly queue: SignupQueue;
    readonly newsletters: NewsletterDirectory;
    readonly budget: Pick<SignupBudget, 'forget'>;
    readonly waker: Waker;
  },
): SubscriberVerbs {
  return {
    requestSignup: makeRequestSignup(parts),
    readConfirmation: makeReadConfirmation(parts),
    confirm: makeConfirm(parts),
    readUnsubscribe: makeReadUnsubscribe(parts),
    unsubscribe: makeUnsubscribe(parts),
    undoUnsubscribe: makeUndoUnsubscribe(parts),
    readPreferences: makeReadPreferences(parts),
    updatePreferences: makeUpdatePreferences(parts),
  };
}
