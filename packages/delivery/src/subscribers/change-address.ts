import type { Failpoint } from '../ports/failpoints.ts';
import type { MoveStore } from '../ports/moves.ts';
import type { NewsletterDirectory } from '../ports/newsletters.ts';
import type { SignupQueue } from '../ports/subscriber-store.ts';
import type { SubscriberVerbs } from '../ports/subscribers.ts';
import type { Suppressions } from '../ports/suppressions.ts';
import type { Waker } from '../ports/waker.ts';
import { parseAddress } from './address.ts';
import { openToken, type TokenParts } from './read-token.ts';
import { readerTask } from './reader-task.ts';
import { viewOf } from './token-view.ts';

export interface MoveParts extends TokenParts {
  readonly queue: SignupQueue;
  readonly moves: MoveStore;
  readonly newsletters: NewsletterDirectory;
  readonly suppressions: Pick<Suppressions, 'removeErased'>;
  readonly waker: Waker;
  readonly failpoint: Failpoint;
}

export function makeRequestMove(parts: MoveParts): SubscriberVerbs['requestMove'] {
  return async (token, typed, ip) => {
    const address = parseAddress(typed).typed;
    const opened = await openToken('preferences', token, parts);
    if (!opened.ok) return false;
    const task = { kind: 'move', subscriptionId: opened.record.id, occasion: '' } as const;
    await parts.queue.put({ ...readerTask(task, parts.clock()), address, ip });
    void parts.waker.wake('signups');
    return true;
  };
}

export function makeReadMove(parts: MoveParts): SubscriberVerbs['readMove'] {
  return async (token) => {
    const opened = await openToken('move', token, parts);
    if (!opened.ok) return opened;
    const { record, issuedAt } = opened;
    const pending = await parts.moves.pending(record.subscriberId, issuedAt);
    // Used, or overtaken by a later wish: either way there is nothing left that it could do.
    if (pending === null) return { ok: false, reason: 'expired' };
    return viewOf({ ...record, address: pending.mailbox }, parts.newsletters, 'pending');
  };
}

export function makeConfirmMove(parts: MoveParts): SubscriberVerbs['confirmMove'] {
  const { moves, suppressions, queue, waker, clock, failpoint } = parts;
  return async (token) => {
    const opened = await openToken('move', token, parts);
    if (!opened.ok) return opened;
    const { record, issuedAt } = opened;
    const pending = await moves.pending(record.subscriberId, issuedAt);
    if (pending === null) return { ok: false, reason: 'expired' };
    // Before the move: a crash after it could not tell the old address any more.
    const task = { kind: 'moved', subscriptionId: record.id, occasion: String(issuedAt.getTime()) } as const;
    await queue.put({ ...readerTask(task, clock()), address: pending.from });
    failpoint('move.after-task');
    // This, too: the wish is gone once it is carried out, and a click after a crash would find nothing more to do.
    await suppressions.removeErased(pending.mailbox);
    failpoint('move.after-erased');
    const isMoved = await moves.carryOut(record.subscriberId, issuedAt, clock());
    void waker.wake('signups');
    return isMoved
      ? { ok: true, already: false, newsletterId: record.newsletterId }
      : { ok: false, reason: 'expired' };
  };
}
