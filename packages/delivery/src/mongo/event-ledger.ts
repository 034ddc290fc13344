import { type DeliveryState, deliveryMark, readDeliveryMark } from '@masthead/domain';
import { type AnyBulkWriteOperation, type Collection, type Db, ObjectId } from 'mongodb';
import type { EventLedger, LedgerMark } from '../ports/provider-events.ts';
import type { BatchDoc, CampaignDoc } from './documents.ts';
import type { OutboxDoc } from './outbox-store.ts';
import { countMarks, forgetTallied, uncounted } from './tallies.ts';

/** Batches and outbox as provider events change them: `$max` of marks, `$min` of when a fact was first seen. */
export function makeEventLedger(db: Db): EventLedger {
  const batches = db.collection<BatchDoc>('batches');
  const outbox = db.collection<OutboxDoc>('outbox');
  const campaigns = db.collection<CampaignDoc>('campaigns');
  return {
    async raise(marks) {
      const byBatch = new Map<string, Change>();
      const byTag = new Map<string, Change>();
      for (const mark of marks) {
        const { place } = mark;
        if (place.kind === 'delivery') collect(byBatch, place.batchId, mark, place.index);
        else collect(byTag, place.tag, mark, null);
      }
      const missing = await Promise.all([raiseBatches(batches, byBatch), raiseOutbox(outbox, byTag)]);
      // After the marks, so that whoever counts between the two is told to count again.
      await forgetTallied(campaigns, campaignsOf(byBatch.keys()));
      return new Set(missing.flat());
    },

    count: () => countMarks(campaigns, batches),

    async giveUp({ batchId, index }) {
      const doc = await batches.findOne({ _id: batchId }, { projection: { holds: 1 } });
      const hold = doc?.holds[index];
      if (hold === undefined || typeof hold === 'string') return;
      const path = `holds.${index}`;
      await batches.updateOne(
        { _id: batchId, [path]: hold },
        { $set: { [path]: `${hold.toHexString()}@${batchId}` } },
      );
    },

    async recipientAt({ batchId, index }) {
      const at = { $slice: [index, 1] };
      const doc = await batches.findOne(
        { _id: batchId },
        { projection: { subscriptions: at, holds: at, newsletterId: 1, issueId: 1 } },
      );
      const subscription = doc?.subscriptions[0];
      const hold = doc?.holds[0];
      if (!doc || subscription === undefined || hold === undefined) return null;
      return {
        subscriptionId: subscription.toHexString(),
        // A place given up keeps the id in front.
        subscriberId: typeof hold === 'string' ? hold.slice(0, 24) : hold.toHexString(),
        newsletterId: doc.newsletterId,
        issueId: doc.issueId,
      };
    },

    async afterLastReached({ newsletterId, subscriberId }, issueIds) {
      const sent = await campaigns
        .find({ newsletterId, startedAt: { $ne: null } })
        .project<{ issueId: string }>({ issueId: 1 })
        .sort({ _id: -1 })
        .limit(remembered)
        .toArray();
      // Newest first; an issue sent twice stands where its first campaign stands.
      const order = [...new Set(sent.map((campaign) => campaign.issueId).reverse())].reverse();
      const oldest = order.findLastIndex((issueId) => issueIds.includes(issueId));
      const subscriber = new ObjectId(subscriberId);
      const docs = await batches
        .find(
          { issueId: { $in: order.slice(0, oldest + 1) }, holds: subscriber },
          { projection: { issueId: 1, holds: 1, marks: 1 } },
        )
        .toArray();
      const got = new Set(docs.filter((doc) => wasReached(doc, subscriber)).map((doc) => doc.issueId));
      const lastReached = order.findIndex((issueId) => got.has(issueId));
      const since = lastReached < 0 ? order : order.slice(0, lastReached);
      return new Set(issueIds.filter((issueId) => since.includes(issueId)));
    },
  };
}

/** Campaigns of a newsletter that a row of soft bounces may reach back over: two years of weeks. */
const remembered = 104;
/** A complaint, too, was read by somebody. */
const reached: ReadonlySet<DeliveryState> = new Set(['delivered', 'complained']);

function wasReached({ holds, marks }: Pick<BatchDoc, 'holds' | 'marks'>, subscriber: ObjectId): boolean {
  const mark = marks[String(holds.findIndex((hold) => subscriber.equals(hold)))];
  return mark !== undefined && reached.has(readDeliveryMark(mark).state);
}

/** All that one page of events does to one document: a single update, however many deliveries of it they touch. */
interface Change {
  readonly max: Record<string, string>;
  readonly min: Record<string, Date>;
  highestIndex: number;
  readonly eventIds: string[];
}

function collect(
  changes: Map<string, Change>,
  id: string,
  mark: LedgerMark,
  /** Null: a single mail has one delivery. */
  index: number | null,
): void {
  const change = changes.get(id) ?? { max: {}, min: {}, highestIndex: 0, eventIds: [] };
  changes.set(id, change);
  change.eventIds.push(mark.eventId);
  change.highestIndex = Math.max(change.highestIndex, index ?? 0);
  if (mark.state !== null) {
    const path = index === null ? 'mark' : `marks.${index}`;
    const next = deliveryMark({ state: mark.state, eventId: mark.eventId });
    const current = change.max[path];
    if (current === undefined || next > current) change.max[path] = next;
  }
  if (mark.fact !== null) {
    const path = index === null ? `facts.${mark.fact}` : `facts.${index}.${mark.fact}`;
    const current = change.min[path];
    if (current === undefined || mark.at < current) change.min[path] = mark.at;
  }
}

const recount = { $set: { tally: uncounted } };

function campaignsOf(batchIds: Iterable<string>): ObjectId[] {
  return [...new Set([...batchIds].map((id) => id.slice(0, 24)))].map((hex) => new ObjectId(hex));
}

async function raiseBatches(
  batches: Collection<BatchDoc>,
  changes: ReadonlyMap<string, Change>,
): Promise<string[]> {
  if (changes.size === 0) return [];
  const writes = [...changes].map(
    ([_id, change]): AnyBulkWriteOperation<BatchDoc> => ({
      updateOne: {
        filter: { _id, size: { $gt: change.highestIndex } },
        update: { ...updateOf(change), ...(Object.keys(change.max).length > 0 ? recount : {}) },
      },
    }),
  );
  const { matchedCount } = await batches.bulkWrite(writes, { ordered: false });
  if (matchedCount === changes.size) return [];
  const there = await batches
    .find({ _id: { $in: [...changes.keys()] } }, { projection: { size: 1 } })
    .toArray();
  const sizes = new Map(there.map((doc) => [doc._id, doc.size]));
  return [...changes].flatMap(([id, change]) =>
    (sizes.get(id) ?? 0) > change.highestIndex ? [] : change.eventIds,
  );
}

async function raiseOutbox(
  outbox: Collection<OutboxDoc>,
  changes: ReadonlyMap<string, Change>,
): Promise<string[]> {
  if (changes.size === 0) return [];
  const writes = [...changes].map(
    ([tag, change]): AnyBulkWriteOperation<OutboxDoc> => ({
      updateOne: { filter: { tag }, update: updateOf(change) },
    }),
  );
  const { matchedCount } = await outbox.bulkWrite(writes, { ordered: false });
  if (matchedCount === changes.size) return [];
  const there = await outbox
    .find({ tag: { $in: [...changes.keys()] } }, { projection: { tag: 1 } })
    .toArray();
  const tags = new Set(there.map((doc) => doc.tag));
  return [...changes].flatMap(([tag, change]) => (tags.has(tag) ? [] : change.eventIds));
}

function updateOf({ max, min }: Change): { $max?: Record<string, string>; $min?: Record<string, Date> } {
  return {
    ...(Object.keys(max).length > 0 ? { $max: max } : {}),
    ...(Object.keys(min).length > 0 ? { $min: min } : {}),
  };
}
