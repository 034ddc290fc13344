import type { Failpoint } from '../ports/failpoints.ts';
import type { Log } from '../ports/log.ts';
import type { DueProcessor } from '../ports/processor.ts';
import type { EventLedger, EventStore, KeptEvent, LedgerMark, Recipient } from '../ports/provider-events.ts';
import type { SubscriptionStore } from '../ports/subscriber-store.ts';
import type { SuppressionMirror } from '../ports/suppression-mirror.ts';
import type { Suppressions } from '../ports/suppressions.ts';
import { wornOutAt } from './soft-bounces.ts';

export interface EventParts {
  readonly store: EventStore;
  readonly ledger: EventLedger;
  readonly suppressions: Pick<Suppressions, 'addByKey'>;
  readonly mirror: Pick<SuppressionMirror, 'heard' | 'lifted' | 'ask'>;
  readonly addressKey: (address: string) => string;
  readonly subscriptions: Pick<SubscriptionStore, 'get' | 'leave' | 'noteSoftBounce'>;
  /** Milliseconds since any beginning, never set back. Default: the process's own. */
  readonly elapsedMs?: () => number;
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
  const count = atMostATenth(parts);
  const applyDue = async () => {
    let done = 0;
    for (;;) {
      await count();
      parts.failpoint('events.after-count');
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
  };
  return {
    halt() {
      halted = true;
    },
    runDue: applyDue,
  };
}

/** Counting may take a second for a long list that is told of all over: it then waits nine. By a clock that nobody sets back. */
function atMostATenth({ ledger, elapsedMs = () => performance.now() }: EventParts): () => Promise<void> {
  let next = Number.NEGATIVE_INFINITY;
  return async () => {
    const begun = elapsedMs();
    if (begun < next) return;
    await ledger.count();
    const ended = elapsedMs();
    next = ended + Math.max(1_000, 9 * (ended - begun));
  };
}

async function apply(events: readonly KeptEvent[], parts: EventParts): Promise<ReadonlySet<string>> {
  const { ledger } = parts;
  // Suppressions first: the one effect that must not be late for the next batch.
  await suppress(events, parts);
  parts.failpoint('events.after-suppress');
  const unmatched = await ledger.raise(events.flatMap(markOf));
  parts.failpoint('events.after-raise');
  // The few that reach beyond the delivery itself.
  for (const event of events) {
    if (event.place?.kind !== 'delivery' || unmatched.has(event.id)) continue;
    const { place, meaning } = event;
    if (meaning.kind === 'state' && meaning.unsent) {
      await ledger.giveUp(place);
      parts.failpoint('events.after-give-up');
    }
    const isComplaint = meaning.kind === 'state' && meaning.state === 'complained';
    const isSoftBounce = meaning.kind === 'fact' && meaning.fact === 'softBounced';
    if (!isComplaint && !isSoftBounce) continue;
    const recipient = await ledger.recipientAt(place);
    if (recipient === null) continue;
    if (isComplaint) await endByComplaint(recipient, event, parts);
    else await countSoftBounce(recipient, event, parts);
  }
  return unmatched;
}

/** What is older than a person's word to the contrary suppresses nobody. */
async function suppress(
  events: readonly KeptEvent[],
  { failpoint, mirror, suppressions }: EventParts,
): Promise<void> {
  const entries = events.flatMap(({ id, at, suppress: entry }) =>
    entry === null ? [] : [{ ...entry, source: `event:${id}`, at }],
  );
  const lifted = await mirror.lifted(entries.map(({ key }) => key));
  const standing = entries.filter(({ key, at }) => at > (lifted.get(key) ?? at0));
  if (standing.length > 0) await suppressions.addByKey(standing);
  failpoint('events.after-add');
  await mirror.heard(
    events.flatMap(({ at, meaning, listedKey: key }) =>
      meaning.kind === 'list' && key !== null ? [{ key, at, change: meaning.change }] : [],
    ),
  );
}

const at0 = new Date(0);

/** Ends the subscription; the provider's own list learns of it if it does not know. */
async function endByComplaint(recipient: Recipient, { at }: KeptEvent, parts: EventParts): Promise<void> {
  const { subscriptions, mirror, addressKey } = parts;
  await subscriptions.leave(recipient.subscriptionId, { at, via: 'complaint', reason: null });
  parts.failpoint('events.after-leave');
  const row = await subscriptions.get(recipient.subscriptionId);
  if (row === null) return;
  const key = addressKey(row.address);
  const lifted = (await mirror.lifted([key])).get(key) ?? at0;
  if (at > lifted) await mirror.ask([{ key, address: row.address, act: 'add' }]);
}

/** Three issues in a row over at least a week, none delivered since the first: the address is worn out. */
async function countSoftBounce(recipient: Recipient, event: KeptEvent, parts: EventParts): Promise<void> {
  const { ledger, subscriptions, suppressions, mirror, addressKey } = parts;
  const { issueId, subscriptionId } = recipient;
  const bounces = await subscriptions.noteSoftBounce(subscriptionId, { issueId, at: event.at });
  parts.failpoint('events.after-soft-bounce');
  if (wornOutAt(bounces) === null) return;
  const row = await subscriptions.get(subscriptionId);
  if (row === null) return;
  const key = addressKey(row.address);
  const lifted = (await mirror.lifted([key])).get(key) ?? at0;
  const inARow = await ledger.afterLastReached(
    recipient,
    bounces.map((bounce) => bounce.issueId),
  );
  const at = wornOutAt(bounces.filter((bounce) => inARow.has(bounce.issueId) && bounce.at > lifted));
  if (at === null) return;
  await suppressions.addByKey([{ key, reason: 'bounce', source: 'soft-bounces', at }]);
  parts.failpoint('events.after-worn-out');
  await mirror.ask([{ key, address: row.address, act: 'add' }]);
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
  { failpoint, store, log }: EventParts,
): Promise<void> {
  await store.applied(events.filter((event) => !unmatched.has(event.id)).map((event) => event.id));
  failpoint('events.after-applied');
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
