import type { Delivery } from '@masthead/delivery';
import type { BatchDoc, Database } from '@masthead/delivery/mongo';
import { DeliveryTags, deliveryMark, raise, readDeliveryMark, type StateChange } from '@masthead/domain';

/** What the harness itself did and was told, for the invariants that depend on it. */
export interface Acts {
  /** Unsubscribes that were acknowledged, with the time of the answer. */
  readonly unsubscribes?: readonly { readonly address: string; readonly at: Date }[];
  /** Cancels that were acknowledged, with what they said may still go. */
  readonly cancels?: readonly { readonly campaignId: string; readonly at: Date; readonly inFlight: number }[];
}

export interface Verdict {
  readonly duplicates: number;
  /** Recipients the ledger calls submitted that the sandbox never accepted, or that have no final state. */
  readonly lost: number;
  readonly unknown: number;
  /** One line a broken invariant, at most ten of each. */
  readonly problems: readonly string[];
  readonly ok: boolean;
}

interface LoggedCall {
  readonly wallAt: number;
  readonly key: string | null;
  readonly hash: string;
  readonly messages: readonly {
    readonly id: string;
    readonly to: readonly string[];
    readonly tags: Readonly<Record<string, string>>;
    readonly fate?: string;
  }[];
}

/** The checker (delivery design, "How it is proved"): reads the sandbox's log and the ledger, and nothing else. */
export async function checkLedger(
  sandboxUrl: string,
  database: Database,
  delivery: Pick<Delivery, 'campaigns'>,
  acts: Acts = {},
): Promise<Verdict> {
  const calls = await readLog(sandboxUrl);
  const batches = await readBatches(database);
  const problems: string[] = [];
  const tell = (invariant: string, found: readonly string[]) =>
    problems.push(...found.slice(0, 10).map((what) => `${invariant}: ${what}`));

  const twice = acceptedTwice(calls);
  tell('I1 accepted twice', twice);
  const { unbalanced, unknown } = await balance(database, delivery);
  tell('I2 states do not add up', unbalanced);
  tell('I3 accepted but not in the ledger', await notInLedger(calls, batches, database));
  tell('I4 mailed after an acknowledged unsubscribe', mailedAfterUnsubscribe(calls, batches, acts));
  tell('I5 new after an acknowledged cancel', newAfterCancel(calls, acts));
  tell('I6 one key, several bodies', keysWithSeveralBodies(calls));
  tell('I7 events replayed give another state', await replayed(database, batches));
  const lost = neverAccepted(calls, batches);
  tell('lost: submitted in the ledger, never accepted', lost);
  return {
    duplicates: twice.length,
    lost: lost.length + unbalanced.length,
    unknown,
    problems,
    ok: problems.length === 0,
  };
}

async function readLog(sandboxUrl: string): Promise<LoggedCall[]> {
  const text = await (await fetch(`${sandboxUrl}/sandbox/log`)).text();
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LoggedCall);
}

type Batch = Pick<
  BatchDoc,
  '_id' | 'state' | 'size' | 'addresses' | 'ids' | 'marks' | 'lookedAt' | 'permissive'
>;

async function readBatches(database: Database): Promise<ReadonlyMap<string, Batch>> {
  const docs = await database.collections.batches
    .find<Batch>(
      {},
      { projection: { state: 1, size: 1, addresses: 1, ids: 1, marks: 1, lookedAt: 1, permissive: 1 } },
    )
    .toArray();
  return new Map(docs.map((doc) => [doc._id, doc]));
}

/** Accepted and never sent by the provider's own word: may be sent again. */
const provedUnsent = new Set(['quota']);

function acceptedTwice(calls: readonly LoggedCall[]): string[] {
  const seen = new Map<string, number>();
  for (const { messages } of calls) {
    for (const { to, tags, fate } of messages) {
      if (tags.issue === undefined || (fate !== undefined && provedUnsent.has(fate))) continue;
      for (const address of to) {
        const delivery = `${address} issue ${tags.issue}`;
        seen.set(delivery, (seen.get(delivery) ?? 0) + 1);
      }
    }
  }
  return [...seen].filter(([, times]) => times > 1).map(([delivery, times]) => `${delivery} × ${times}`);
}

async function balance(
  database: Database,
  delivery: Pick<Delivery, 'campaigns'>,
): Promise<{ readonly unbalanced: string[]; readonly unknown: number }> {
  const unbalanced: string[] = [];
  let unknown = 0;
  for await (const { _id } of database.collections.campaigns.find({}, { projection: { _id: 1 } })) {
    const view = await delivery.campaigns.get(_id.toHexString());
    if (view === null) continue;
    const sum = Object.values(view.counts).reduce((all, n) => all + n, 0);
    unknown += view.counts.unknown;
    if (view.recipients !== null && sum !== view.recipients)
      unbalanced.push(`campaign ${view.id}: ${sum} of ${view.recipients}`);
    const over = view.status === 'submitted' || (view.status === 'cancelled' && view.inFlight === 0);
    if (over && view.counts.pending > 0)
      unbalanced.push(`campaign ${view.id}: ${view.counts.pending} pending though ${view.status}`);
  }
  return { unbalanced, unknown };
}

/** Every campaign message of the log with the place its tags name. */
function* placed(calls: readonly LoggedCall[]) {
  for (const call of calls) {
    for (const message of call.messages) {
      const tags = DeliveryTags.safeParse(message.tags);
      if (!tags.success) continue;
      const { campaign, batch, index } = tags.data;
      yield { call, message, campaign, index, batchId: `${campaign}.${String(batch).padStart(6, '0')}` };
    }
  }
}

async function notInLedger(
  calls: readonly LoggedCall[],
  batches: ReadonlyMap<string, Batch>,
  database: Database,
): Promise<string[]> {
  const missing: string[] = [];
  for (const { message, batchId, index } of placed(calls)) {
    const batch = batches.get(batchId);
    const mark = batch?.marks[String(index)];
    const settled = mark !== undefined && readDeliveryMark(mark).eventId !== '';
    if (batch?.ids?.[index] !== message.id && !settled) missing.push(`${message.id} (${batchId} #${index})`);
  }
  const singles = new Map<string, string>();
  for await (const doc of database.collections.outbox.find({}))
    singles.set(String(doc.tag), String(doc.providerId));
  for (const { messages } of calls) {
    for (const { id, tags } of messages) {
      if (tags.outbox !== undefined && singles.get(tags.outbox) !== id)
        missing.push(`${id} (outbox ${tags.outbox})`);
    }
  }
  return missing;
}

function neverAccepted(calls: readonly LoggedCall[], batches: ReadonlyMap<string, Batch>): string[] {
  const accepted = new Set([...placed(calls)].map(({ batchId, index }) => `${batchId} #${index}`));
  const lost: string[] = [];
  for (const [id, batch] of batches) {
    if (batch.state !== 'submitted') continue;
    for (let index = 0; index < batch.size; index += 1) {
      const mark = batch.marks[String(index)];
      const state = mark === undefined ? 'submitted' : readDeliveryMark(mark).state;
      if (state === 'skipped' || state === 'failed') continue;
      if (!accepted.has(`${id} #${index}`)) lost.push(`${id} #${index}`);
    }
  }
  return lost;
}

function mailedAfterUnsubscribe(
  calls: readonly LoggedCall[],
  batches: ReadonlyMap<string, Batch>,
  { unsubscribes = [] }: Acts,
): string[] {
  const left = new Map(unsubscribes.map(({ address, at }) => [address, at]));
  if (left.size === 0) return [];
  return [...placed(calls)].flatMap(({ message, batchId }) => {
    const at = message.to.map((address) => left.get(address)).find((one) => one !== undefined);
    const lookedAt = batches.get(batchId)?.lookedAt;
    return at !== undefined && lookedAt && at < lookedAt
      ? [`${message.id}: left ${at.toISOString()}, looked ${lookedAt.toISOString()}`]
      : [];
  });
}

function newAfterCancel(calls: readonly LoggedCall[], { cancels = [] }: Acts): string[] {
  return cancels.flatMap(({ campaignId, at, inFlight }) => {
    const after = [...placed(calls)].filter(
      ({ campaign, call }) => campaign === campaignId && call.wallAt > at.getTime(),
    ).length;
    return after > inFlight
      ? [`campaign ${campaignId}: ${after} after the cancel, ${inFlight} were in flight`]
      : [];
  });
}

function keysWithSeveralBodies(calls: readonly LoggedCall[]): string[] {
  const hashes = new Map<string, Set<string>>();
  for (const { key, hash } of calls) {
    if (key === null) continue;
    hashes.set(key, (hashes.get(key) ?? new Set()).add(hash));
  }
  return [...hashes].filter(([, bodies]) => bodies.size > 1).map(([key]) => key);
}

/** Marks as the events alone would make them, in the opposite order. */
async function replayed(database: Database, batches: ReadonlyMap<string, Batch>): Promise<string[]> {
  const byPlace = new Map<string, StateChange>();
  const events = database.collections.providerEvents.find({ 'mark.state': { $ne: null } }).sort({ _id: -1 });
  for await (const event of events) {
    const { place, state, eventId } = event.mark as {
      place?: { kind: string; batchId: string; index: number };
      state: StateChange['state'];
      eventId: string;
    };
    if (place?.kind !== 'delivery' || event.state !== 'applied') continue;
    const key = `${place.batchId} ${place.index}`;
    const next = { state, eventId };
    byPlace.set(key, raise(byPlace.get(key) ?? { state: 'pending', eventId: '' }, next));
  }
  return [...byPlace].flatMap(([key, change]) => {
    const [id = '', index = ''] = key.split(' ');
    const mark = batches.get(id)?.marks[index];
    return mark === deliveryMark(change) ? [] : [`${key}: ${mark} instead of ${deliveryMark(change)}`];
  });
}
