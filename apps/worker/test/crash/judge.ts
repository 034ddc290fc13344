import {
  batchId,
  type DeliveryState,
  DeliveryTags,
  deliveryMark,
  raise,
  type StateChange,
} from '@masthead/domain';
import { type BatchRow, type Evidence, type LoggedCall, stateAt } from './evidence.ts';

/** What the harness itself did and was told, for the invariants that depend on it. */
export interface Acts {
  /** Unsubscribes that were acknowledged, with the time of the answer by the ledger's clock. */
  readonly unsubscribes?: readonly { readonly address: string; readonly at: Date }[];
  /** Cancels that were acknowledged (wall clock), with what they said may still go. */
  readonly cancels?: readonly { readonly campaignId: string; readonly at: Date; readonly inFlight: number }[];
  /** Campaigns whose unknown deliveries an operator called unsent: these may be mailed again. */
  readonly calledUnsent?: readonly string[];
  /** All events were delivered and applied: every state must be what the sandbox made of the mail. */
  readonly eventsSettled?: boolean;
}

export interface Verdict {
  /** Mails beyond the first to the same reader of the same issue. */
  readonly duplicates: number;
  /** Readers the ledger calls submitted whom the sandbox never accepted, readers in no batch, sums that do not add up. */
  readonly lost: number;
  readonly unknown: number;
  /** One line a broken invariant, at most ten of each. */
  readonly problems: readonly string[];
  readonly ok: boolean;
}

/** I1–I7 (delivery design, "How it is proved") over the sandbox's log and the ledger. Pure. */
export function judge(evidence: Evidence, acts: Acts = {}): Verdict {
  const problems: string[] = [];
  const tell = (invariant: string, found: readonly string[]) => {
    problems.push(...found.slice(0, 10).map((what) => `${invariant}: ${what}`));
    return found.length;
  };
  const log = placed(evidence.calls);
  const batches = new Map(evidence.batches.map((batch) => [batch.id, batch]));
  const duplicates = tell('I1 accepted twice', acceptedTwice(evidence.calls, batches, acts));
  const unbalanced = tell('I2 states do not add up', sumsThatAreOff(evidence));
  const forgotten = tell('I2 a reader is in no batch', forgottenReaders(evidence));
  tell('I3 accepted but not in the ledger', notInLedger(evidence, log, batches));
  const lost = tell('I3 submitted in the ledger, never accepted', neverAccepted(evidence, log));
  tell('I4 mailed after an acknowledged unsubscribe', mailedAfterUnsubscribe(log, batches, acts));
  tell('I5 new after an acknowledged cancel', newAfterCancel(log, acts));
  tell('I6 one key, several bodies', keysWithSeveralBodies(evidence));
  tell('I7 events replayed give another state', replayedOtherwise(evidence, batches));
  if (acts.eventsSettled === true) tell('I7 the mail’s fate is not the state', otherFate(log, batches));
  return {
    duplicates,
    lost: lost + unbalanced + forgotten,
    unknown: evidence.campaigns.reduce((sum, { counts }) => sum + counts.unknown, 0),
    problems,
    ok: problems.length === 0,
  };
}

interface Placed {
  readonly call: LoggedCall;
  readonly message: LoggedCall['messages'][number];
  readonly campaignId: string;
  readonly batchId: string;
  readonly index: number;
}

/** Every campaign message of the log with the place its tags name. */
function placed(calls: readonly LoggedCall[]): readonly Placed[] {
  return calls.flatMap((call) =>
    call.messages.flatMap((message) => {
      const tags = DeliveryTags.safeParse(message.tags);
      if (!tags.success) return [];
      const { campaign: campaignId, batch, index } = tags.data;
      return [{ call, message, campaignId, index, batchId: batchId(campaignId, batch) }];
    }),
  );
}

/** Accepted and never sent by the provider's own word: may be sent again. */
const provedUnsent: ReadonlySet<string> = new Set(['quota']);

function acceptedTwice(
  calls: readonly LoggedCall[],
  batches: ReadonlyMap<string, BatchRow>,
  { calledUnsent = [] }: Acts,
): string[] {
  const mayComeAgain = new Set(calledUnsent);
  const seen = new Map<string, number>();
  for (const { message, batchId: id, campaignId, index } of placed(calls)) {
    const { to, tags, fate } = message;
    if (fate !== undefined && provedUnsent.has(fate)) continue;
    const batch = batches.get(id);
    if (batch !== undefined && mayComeAgain.has(campaignId) && stateAt(batch, index) === 'failed') continue;
    for (const address of to) {
      const delivery = `${address} issue ${tags.issue}`;
      seen.set(delivery, (seen.get(delivery) ?? 0) + 1);
    }
  }
  for (const { messages } of calls) {
    for (const { tags } of messages) {
      if (tags.outbox === undefined) continue;
      const mail = `single mail ${tags.outbox}`;
      seen.set(mail, (seen.get(mail) ?? 0) + 1);
    }
  }
  return [...seen].flatMap(([delivery, times]) => Array.from({ length: times - 1 }, () => delivery));
}

function sumsThatAreOff({ campaigns, batches }: Evidence): string[] {
  const sizes = new Map<string, number>();
  for (const { campaignId, size } of batches) sizes.set(campaignId, (sizes.get(campaignId) ?? 0) + size);
  return campaigns.flatMap(({ counts, id, inFlight, recipients, status }) => {
    const sum = Object.values(counts).reduce((all, n) => all + n, 0);
    const isOver = status === 'submitted' || (status === 'cancelled' && inFlight === 0);
    if (sum !== (sizes.get(id) ?? 0)) return [`campaign ${id}: shows ${sum}, holds ${sizes.get(id) ?? 0}`];
    if (recipients !== null && sum !== recipients) return [`campaign ${id}: ${sum} of ${recipients}`];
    if (status === 'submitted' && recipients === null) return [`campaign ${id}: submitted, never counted`];
    return isOver && counts.pending > 0 ? [`campaign ${id}: ${counts.pending} pending though ${status}`] : [];
  });
}

/** Of issues whose newest campaign went through, everybody confirmed must be in a batch: sums alone cannot show who was walked past. */
function forgottenReaders({ audience, batches, campaigns }: Evidence): string[] {
  const newest = new Map(campaigns.map((campaign) => [campaign.issueId, campaign]));
  const done = [...newest.values()].filter(({ status }) => status === 'submitted');
  const held = new Map<string, Set<string>>(done.map(({ issueId }) => [issueId, new Set()]));
  for (const { issueId, state, readers } of batches)
    if (state !== 'cancelled') for (const reader of readers) held.get(issueId)?.add(reader);
  const gone = unreachable(batches);
  const reachable = audience.filter(({ reader }) => !gone.has(reader));
  return done.flatMap(({ issueId, newsletterId }) =>
    reachable
      .filter((one) => one.newsletterId === newsletterId && held.get(issueId)?.has(one.reader) !== true)
      .map(({ reader }) => `${reader} of ${issueId}`),
  );
}

/** Suppressed since: whoever bounced or complained gets nothing more. */
function unreachable(batches: readonly BatchRow[]): ReadonlySet<string> {
  const states: ReadonlySet<DeliveryState> = new Set(['bounced', 'complained', 'suppressed']);
  return new Set(
    batches.flatMap((batch) =>
      Object.keys(batch.marks)
        .filter((index) => states.has(stateAt(batch, Number(index))))
        .map((index) => batch.readers[Number(index)] ?? ''),
    ),
  );
}

function notInLedger(
  { calls, singles }: Evidence,
  log: readonly Placed[],
  batches: ReadonlyMap<string, BatchRow>,
): string[] {
  const inBatches = log.flatMap(({ message, batchId: id, index }) => {
    const batch = batches.get(id);
    const isSettled = batch !== undefined && eventIdAt(batch, index) !== '';
    return batch?.ids?.[index] === message.id || isSettled ? [] : [`${message.id} (${id} #${index})`];
  });
  const inOutbox = calls.flatMap(({ messages }) =>
    messages.flatMap(({ id, tags }) => {
      if (tags.outbox === undefined) return [];
      const single = singles.get(tags.outbox);
      const isKnown = single !== undefined && (single.providerId === id || single.settledByEvent);
      return isKnown ? [] : [`${id} (outbox ${tags.outbox})`];
    }),
  );
  return [...inBatches, ...inOutbox];
}

/** Empty when no event has spoken of it. */
function eventIdAt({ marks }: BatchRow, index: number): string {
  return marks[String(index)]?.split('|')[1] ?? '';
}

function neverAccepted({ batches }: Evidence, log: readonly Placed[]): string[] {
  const accepted = new Set(log.map(({ batchId: id, index }) => `${id} #${index}`));
  return batches
    .filter(({ state }) => state === 'submitted')
    .flatMap((batch) =>
      Array.from({ length: batch.size }, (_, index) => index)
        .filter((index) => !neverHandedOver.has(stateAt(batch, index)))
        .map((index) => `${batch.id} #${index}`)
        .filter((place) => !accepted.has(place)),
    );
}

const neverHandedOver: ReadonlySet<DeliveryState> = new Set(['skipped', 'failed']);

function mailedAfterUnsubscribe(
  log: readonly Placed[],
  batches: ReadonlyMap<string, BatchRow>,
  { unsubscribes = [] }: Acts,
): string[] {
  const left = new Map(unsubscribes.map(({ address, at }) => [address, at]));
  if (left.size === 0) return [];
  return log.flatMap(({ message, batchId: id }) => {
    const at = message.to.map((address) => left.get(address)).find((one) => one !== undefined);
    const lookedAt = batches.get(id)?.lookedAt;
    return at !== undefined && lookedAt && at < lookedAt
      ? [`${message.id}: left ${at.toISOString()}, looked ${lookedAt.toISOString()}`]
      : [];
  });
}

function newAfterCancel(log: readonly Placed[], { cancels = [] }: Acts): string[] {
  return cancels.flatMap(({ campaignId, at, inFlight }) => {
    const after = log.filter((one) => one.campaignId === campaignId && one.call.wallAt > at.getTime()).length;
    return after > inFlight
      ? [`campaign ${campaignId}: ${after} after the cancel, ${inFlight} were in flight`]
      : [];
  });
}

function keysWithSeveralBodies({ calls, keyConflicts }: Evidence): string[] {
  const hashes = new Map<string, Set<string>>();
  for (const { key, hash } of calls) {
    if (key === null) continue;
    hashes.set(key, (hashes.get(key) ?? new Set()).add(hash));
  }
  const keys = [...hashes].filter(([, bodies]) => bodies.size > 1).map(([key]) => key);
  return keyConflicts === 0 ? keys : [...keys, `${keyConflicts} requests were refused for it`];
}

/** Marks as the events alone would make them, in the opposite order. */
function replayedOtherwise({ events }: Evidence, batches: ReadonlyMap<string, BatchRow>): string[] {
  const byPlace = new Map<string, StateChange>();
  for (const { id, batchId: batch, index, state } of [...events].reverse()) {
    const place = `${batch} ${index}`;
    const next = { state, eventId: id };
    byPlace.set(place, raise(byPlace.get(place) ?? { state: 'pending', eventId: '' }, next));
  }
  return [...byPlace].flatMap(([place, change]) => {
    const [id = '', index = ''] = place.split(' ');
    const mark = batches.get(id)?.marks[index];
    return mark === deliveryMark(change) ? [] : [`${place}: ${mark} instead of ${deliveryMark(change)}`];
  });
}

/** What the provider's last word makes of a delivery; its word `sent` is our `submitted`. */
const stateByFate: Readonly<Record<string, DeliveryState>> = {
  delivered: 'delivered',
  delayed: 'delivered',
  bounced: 'bounced',
  complained: 'complained',
  suppressed: 'suppressed',
  failed: 'failed',
  quota: 'failed',
  soft: 'submitted',
  silent: 'submitted',
};

function otherFate(log: readonly Placed[], batches: ReadonlyMap<string, BatchRow>): string[] {
  return log.flatMap(({ message, batchId: id, index }) => {
    const batch = batches.get(id);
    const wanted = stateByFate[message.fate ?? 'delivered'];
    const found = batch === undefined ? 'nothing' : stateAt(batch, index);
    return found === wanted ? [] : [`${id} #${index}: ${found} instead of ${wanted}`];
  });
}
