import type { Log } from '../ports/log.ts';
import type { SignupSettingsStore } from '../ports/signup-settings.ts';
import type { SignupQueue, SubscriptionStore } from '../ports/subscriber-store.ts';
import type { Waker } from '../ports/waker.ts';
import { readerTask } from './reader-task.ts';

export interface GoodbyeParts {
  readonly store: Pick<SubscriptionStore, 'get'>;
  readonly signupSettings: Pick<SignupSettingsStore, 'get'>;
  readonly queue: Pick<SignupQueue, 'put'>;
  readonly waker: Waker;
  readonly log: Log;
}

export type SayGoodbye = (subscriptionId: string, at: Date) => Promise<void>;

/**
 * Notes the mail that a leaving has earned, where the newsletter wants one. Never throws: the reader has left by now and
 * must be told so; a goodbye that could not be noted is missing, and the log says it.
 */
export function makeSayGoodbye({ store, signupSettings, queue, waker, log }: GoodbyeParts): SayGoodbye {
  return async (subscriptionId, at) => {
    try {
      const record = await store.get(subscriptionId);
      if (record === null || !(await signupSettings.get(record.newsletterId)).goodbye) return;
      // One a day: who undoes and leaves again is not mailed each time.
      const task = { kind: 'goodbye', subscriptionId, occasion: at.toISOString().slice(0, 10) } as const;
      await queue.put(readerTask(task, at));
      void waker.wake('signups');
    } catch (error) {
      log.warn(
        { err: error, subscriptionId },
        'a goodbye could not be noted; the reader has left all the same',
      );
    }
  };
}
