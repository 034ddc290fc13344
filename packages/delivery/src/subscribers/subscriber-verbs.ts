import type { Failpoint } from '../ports/failpoints.ts';
import type { Log } from '../ports/log.ts';
import type { MoveStore } from '../ports/moves.ts';
import type { NewsletterDirectory } from '../ports/newsletters.ts';
import type { SignupSettingsStore } from '../ports/signup-settings.ts';
import type { SignupQueue } from '../ports/subscriber-store.ts';
import type { SubscriberVerbs } from '../ports/subscribers.ts';
import type { Suppressions } from '../ports/suppressions.ts';
import type { Waker } from '../ports/waker.ts';
import { makeAskForMore } from './ask-for-more.ts';
import { makeConfirmMove, makeReadMove, makeRequestMove } from './change-address.ts';
import { makeConfirm, makeReadConfirmation } from './confirm.ts';
import { makeUnsubscribeFromAll } from './leave-all.ts';
import { makeMyData } from './my-data.ts';
import { makeReadPreferences, makeUpdatePreferences } from './preferences.ts';
import { openToken, type TokenParts } from './read-token.ts';
import { makeMayRead, makeStartReading } from './reading.ts';
import { makeRequestSignup } from './request-signup.ts';
import { makeSayGoodbye } from './say-goodbye.ts';
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
    readonly moves: MoveStore;
    readonly signupSettings: Pick<SignupSettingsStore, 'get'>;
    readonly suppressions: Suppressions;
    readonly log: Log;
    readonly failpoint: Failpoint;
    readonly erase: (subscriberId: string) => Promise<boolean>;
    readonly historyOf: (subscriberId: string) => Promise<readonly object[]>;
  },
): SubscriberVerbs {
  const leaving = { ...parts, sayGoodbye: makeSayGoodbye(parts) };
  return {
    requestSignup: makeRequestSignup(parts),
    readConfirmation: makeReadConfirmation(parts),
    confirm: makeConfirm(parts),
    readUnsubscribe: makeReadUnsubscribe(parts),
    unsubscribe: makeUnsubscribe(leaving),
    undoUnsubscribe: makeUndoUnsubscribe(parts),
    readPreferences: makeReadPreferences(parts),
    updatePreferences: makeUpdatePreferences(parts),
    unsubscribeFromAll: makeUnsubscribeFromAll(leaving),
    askForMore: makeAskForMore(parts),
    requestMove: makeRequestMove(parts),
    readMove: makeReadMove(parts),
    confirmMove: makeConfirmMove(parts),
    startReading: makeStartReading(parts),
    mayRead: makeMayRead(parts),
    myData: makeMyData(parts),
    async erase(token) {
      const opened = await openToken('preferences', token, parts);
      return opened.ok && (await parts.erase(opened.record.subscriberId));
    },
  };
}
