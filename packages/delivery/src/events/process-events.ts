import type { Failpoint } from '../ports/failpoints.ts';
import type { Log } from '../ports/log.ts';
import type { DueProcessor } from '../ports/processor.ts';
import type { EventLedger, EventStore, KeptEvent, LedgerMark, Recipient } from '../ports/provider-events.ts';
import type { SubscriptionStore } from '../ports/subscriber-store.ts';
import type { Suppressions } from '../ports/suppressions.ts';
import { wornOutSince } from './soft-bounces.ts';

export interface EventParts {
  readonly store: EventStore;
  readonly ledger: EventLedger;
  readonly suppressions: Pick<Suppressions, 'add' | 'addByKey'>;
  readonly subscriptions: Pick<SubscriptionStore, 'get' | 'leave' | 'noteSoftBounce'>;
  readonly log: Log;
  readonly failpoint: Failpoint;
}

/** Events applied in one go (figures: buffered 1.5 CPU-seconds per 10,000, one by one 7). */
const pageSize = 1000;
const firstRetryMs = 5_000;
const maxTries = 12;

/**
 * Applies stored events in bulk. All of it may be done again: marks only rise, a suppression is one however often it is
 * added, leaving is idempotent. So a crash before `applied` costs a repetition and nothing else.
 */
export function makeEventProcessor(parts: EventParts): DueProcessor {
  let halted = false;
  return {
    halt() {
      halted = true;
    },
    async runDue() {
      let done = 0;
      for (;;) {
        if (halted) return done;
        const events = await parts.store.due(pageSize);
        if (events.length === 0) return done;
        parts.failpoint('events.after-read');
        const unmatched = await apply(events, parts);
        parts.failpoint('events.after-apply');
        await settle(events, unmatched, parts);
        parts.failpoint('events.after-done');
        done += events.length;
        if (events.length < pageSize) return done;
      }
    },
  };
}

async function apply(events: readonly KeptEvent[], parts: EventParts): Promise<ReadonlySet<string>> {
  const { ledger, suppressions } = parts;
  // Suppressions first: the one effect that must not be late for the next batch.
  const toSuppress = events.flatMap(({ id, at, suppress }) =>
    suppress === null ? [] : [{ key: suppress.key, reason: suppress.reason, source: `event:${id}`, at }],
  );
  if (toSuppress.length > 0) await suppressions.addByKey(toSuppress);
  const unmatched = await ledger.raise(events.flatMap(markOf));
  // The few that reach beyond the delivery itself.
  for (const event of events) {
    if (event.place?.kind !== 'delivery' || unmatched.has(event.id)) continue;
    const { place, meaning } = event;
    if (meaning.kind === 'state' && meaning.unsent) await ledger.giveUp(place);
    if (meaning.kind === 'state' && meaning.state === 'complained') {
      const recipient = await ledger.recipientAt(place);
      if (recipient !== null) await leave(recipient.subscriptionId, event, parts);
    }
    if (meaning.kind === 'fact' && meaning.fact === 'softBounced') {
      const recipient = await ledger.recipientAt(place);
      if (recipient !== null) await countSoftBounce(recipient, event, parts);
    }
  }
  return unmatched;
}

async function leave(
  subscriptionId: string,
  { at }: KeptEvent,
  { subscriptions }: EventParts,
): Promise<void> {
  await subscriptions.leave(subscriptionId, { at, via: 'complaint', reason: null });
}

/** Three issues in a row over at least a week, none delivered since the first: the address is worn out. */
async function countSoftBounce(recipient: Recipient, event: KeptEvent, parts: EventParts): Promise<void> {
  const { ledger, subscriptions, suppressions } = parts;
  const { issueId, subscriptionId } = recipient;
  const bounces = await subscriptions.noteSoftBounce(subscriptionId, { issueId, at: event.at });
  const since = wornOutSince(bounces);
  if (since === null || (await ledger.wasReachedSince(recipient, since))) return;
  const row = await subscriptions.get(subscriptionId);
  if (row === null) return;
  await suppressions.add([
    { address: row.address, reason: 'bounce', source: `soft:${event.id}`, at: event.at },
  ]);
}

function markOf({ id: eventId, at, place, meaning }: KeptEvent): LedgerMark[] {
  if (place === null) return [];
  if (meaning.kind === 'state') return [{ eventId, place, state: meaning.state, fact: null, at }];
  if (meaning.kind === 'fact') return [{ eventId, place, state: null, fact: meaning.fact, at }];
  return [];
}

async function settle(
  events: readonly KeptEvent[],
  unmatched: ReadonlySet<string>,
  { store, log }: EventParts,
): Promise<void> {
  await store.applied(events.filter((event) => !unmatched.has(event.id)).map((event) => event.id));
  const byTries = new Map<number, KeptEvent[]>();
  for (const event of events.filter((each) => unmatched.has(each.id))) {
    byTries.set(event.tries, [...(byTries.get(event.tries) ?? []), event]);
  }
  for (const [tries, group] of byTries) {
    const isLast = tries + 1 >= maxTries;
    const delayMs = isLast ? null : firstRetryMs * 2 ** tries;
    await store.postpone(
      group.map((event) => event.id),
      delayMs,
    );
    if (isLast) log.warn({ events: group.length }, 'provider events that belong to nothing here, kept');
  }
}
