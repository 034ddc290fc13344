import type { Delivery } from '@masthead/delivery';
import type { BatchDoc, Database } from '@masthead/delivery/mongo';
import { type BatchState, type CampaignView, type DeliveryState, readDeliveryMark } from '@masthead/domain';

/** A call that the sandbox accepted, as its own log has it. */
export interface LoggedCall {
  /** Milliseconds, wall clock. */
  readonly wallAt: number;
  readonly key: string | null;
  /** SHA-256 of the body. */
  readonly hash: string;
  readonly messages: readonly {
    readonly id: string;
    readonly to: readonly string[];
    readonly tags: Readonly<Record<string, string>>;
    readonly fate?: string;
  }[];
}

/** A single mail as the ledger has it. */
export interface SingleRow {
  readonly providerId: string | null;
  /** Its answer was lost; an event said that the provider had it. */
  readonly settledByEvent: boolean;
}

/** A batch as the ledger has it. */
export interface BatchRow {
  readonly id: string;
  readonly campaignId: string;
  readonly issueId: string;
  readonly state: BatchState;
  readonly size: number;
  /** Subscription ids by index. */
  readonly readers: readonly string[];
  readonly ids: readonly string[] | null;
  /** Domain `deliveryMark` strings by index. */
  readonly marks: Readonly<Record<string, string>>;
  readonly lookedAt: Date | null;
}

/** An event that the ledger says it has applied. */
export interface AppliedEvent {
  readonly id: string;
  readonly batchId: string;
  readonly index: number;
  readonly state: DeliveryState;
}

/** All that a verdict is given from: the sandbox's log and the ledger, nothing that a worker said. */
export interface Evidence {
  readonly calls: readonly LoggedCall[];
  /** Requests the sandbox refused because their key had another body. */
  readonly keyConflicts: number;
  readonly batches: readonly BatchRow[];
  readonly campaigns: readonly CampaignView[];
  /** Provider ids of single mails by their tag; null before it was submitted. */
  readonly singles: ReadonlyMap<string, SingleRow>;
  readonly events: readonly AppliedEvent[];
  /** Confirmed subscriptions. */
  readonly audience: readonly { readonly reader: string; readonly newsletterId: string }[];
}

export async function readEvidence(
  sandboxUrl: string,
  database: Database,
  delivery: Pick<Delivery, 'campaigns'>,
): Promise<Evidence> {
  const { collections } = database;
  const stats = (await (await fetch(`${sandboxUrl}/sandbox/stats`)).json()) as { keyConflicts: number };
  const campaigns: CampaignView[] = [];
  for await (const { _id } of collections.campaigns.find({}, { projection: { _id: 1 } }).sort({ _id: 1 })) {
    const view = await delivery.campaigns.get(_id.toHexString());
    if (view !== null) campaigns.push(view);
  }
  const outbox = await collections.outbox
    .find({}, { projection: { tag: 1, providerId: 1, state: 1, mark: 1 } })
    .toArray();
  const confirmed = collections.subscriptions.find(
    { state: 'confirmed' },
    { projection: { newsletterId: 1 } },
  );
  return {
    calls: await readLog(sandboxUrl),
    keyConflicts: stats.keyConflicts,
    batches: await readBatches(database),
    campaigns,
    singles: new Map(
      outbox.map(({ tag, providerId, state, mark }) => [
        String(tag),
        {
          providerId: (providerId as string | null) ?? null,
          settledByEvent: providerId === null && state === 'submitted' && mark !== undefined,
        },
      ]),
    ),
    events: await readEvents(database),
    audience: (await confirmed.toArray()).map(({ _id, newsletterId }) => ({
      reader: _id.toHexString(),
      newsletterId,
    })),
  };
}

async function readLog(sandboxUrl: string): Promise<LoggedCall[]> {
  const text = await (await fetch(`${sandboxUrl}/sandbox/log`)).text();
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LoggedCall);
}

type Columns = Pick<
  BatchDoc,
  '_id' | 'campaignId' | 'issueId' | 'state' | 'size' | 'subscriptions' | 'ids' | 'marks' | 'lookedAt'
>;

async function readBatches({ collections }: Database): Promise<BatchRow[]> {
  const docs = collections.batches.find<Columns>({}, { projection: { holds: 0, addresses: 0, names: 0 } });
  return (await docs.toArray()).map(({ _id, campaignId, subscriptions, ...row }) => ({
    id: _id,
    campaignId: campaignId.toHexString(),
    readers: subscriptions.map((reader) => reader.toHexString()),
    ...row,
  }));
}

async function readEvents({ collections }: Database): Promise<AppliedEvent[]> {
  const docs = collections.providerEvents.find({
    appliedAt: { $exists: true },
    'meaning.kind': 'state',
    'place.kind': 'delivery',
  });
  const events: AppliedEvent[] = [];
  for await (const { _id, place, meaning } of docs)
    events.push({ id: _id, batchId: place.batchId, index: place.index, state: meaning.state });
  return events;
}

/** What became of a recipient: its own mark, else what the batch is. */
export function stateAt(batch: BatchRow, index: number): DeliveryState {
  const mark = batch.marks[String(index)];
  if (mark !== undefined) return readDeliveryMark(mark).state;
  if (batch.state === 'submitted' || batch.state === 'unknown') return batch.state;
  return batch.state === 'cancelled' ? 'skipped' : 'pending';
}
