import { Readable } from 'node:stream';
import type { Delivery } from '@masthead/delivery';

/** A verb of delivery with what it is given; all of it goes through JSON. */
export type VerbCall = {
  readonly [Name in keyof Verbs]: readonly [Name, ...Parameters<Verbs[Name]>];
}[keyof Verbs];

type Verbs = ReturnType<typeof verbsOf>;

/** The verbs that write more than once. */
function verbsOf({ campaigns, desk, imports, sending, subscribers, suppressions }: Delivery) {
  return {
    cancel: campaigns.cancel,
    pause: campaigns.pause,
    resume: campaigns.resume,
    settleUnknown: campaigns.settleUnknown,
    resumeSending: sending.resume,
    liftRamp: sending.liftRamp,
    suppress: suppressions.suppress,
    suppressReader: desk.suppress,
    restoreReader: desk.restore,
    eraseReader: desk.erase,
    confirm: subscribers.confirm,
    unsubscribe: subscribers.unsubscribe,
    unsubscribeFromAll: subscribers.unsubscribeFromAll,
    undoUnsubscribe: subscribers.undoUnsubscribe,
    confirmMove: subscribers.confirmMove,
    startImport: imports.start,
    cancelImport: imports.cancel,
    /** @param file its text */
    upload: (file: string) =>
      imports.upload({ name: 'list.csv', actor: 'harness' }, Readable.from([Buffer.from(file)])),
  };
}

export async function callVerb(delivery: Delivery, [name, ...given]: VerbCall): Promise<unknown> {
  const verb = verbsOf(delivery)[name] as (...args: readonly unknown[]) => Promise<unknown>;
  return verb(...given);
}
