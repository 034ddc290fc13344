import { type Db, ObjectId } from 'mongodb';
import type { Erasure, ErasureStore } from '../ports/erasure.ts';
import type { Failpoint } from '../ports/failpoints.ts';
import type { BatchDoc } from './documents.ts';
import type { OutboxDoc } from './outbox-store.ts';
import type { SubscriberDoc, SubscriptionDoc } from './subscriber-documents.ts';

interface ErasureDoc {
  /** The subscriber's id: random, and from now on nobody's. */
  readonly _id: ObjectId;
  readonly subscriptionIds: readonly ObjectId[];
  readonly at: Date;
  /** Until all that is found by it is gone. */
  readonly identity?: string;
  readonly address?: string;
  readonly formerKeys?: readonly string[];
}

export function makeErasureStore(db: Db, failpoint: Failpoint): ErasureStore {
  const erasures = db.collection<ErasureDoc>('erasures');
  const subscribers = db.collection<SubscriberDoc>('subscribers');
  const subscriptions = db.collection<SubscriptionDoc>('subscriptions');
  const batches = db.collection<BatchDoc>('batches');
  const outbox = db.collection<OutboxDoc>('outbox');
  return {
    async begin(id, at) {
      const _id = new ObjectId(id);
      const subscriber = await subscribers.findOne({ _id });
      if (subscriber === null) return null;
      const rows = await subscriptions.find({ subscriberId: _id }, { projection: { _id: 1 } }).toArray();
      const { identity, address, formerKeys = [], droppedSubscriptions = [] } = subscriber;
      const doc = await erasures.findOneAndUpdate(
        { _id },
        {
          $setOnInsert: { at },
          $set: { identity, address, formerKeys },
          $addToSet: { subscriptionIds: { $each: [...rows.map((row) => row._id), ...droppedSubscriptions] } },
        },
        { upsert: true, returnDocument: 'after' },
      );
      return doc === null ? null : toErasure(doc);
    },

    async formerOf(subscriberId) {
      const rows = await subscribers
        .find({ movedTo: new ObjectId(subscriberId) }, { projection: { _id: 1 } })
        .toArray();
      return rows.map((row) => row._id.toHexString());
    },

    async stop({ subscriberId }, at) {
      await subscriptions.updateMany(
        { subscriberId: new ObjectId(subscriberId), state: { $ne: 'unsubscribed' } },
        { $set: { state: 'unsubscribed', left: { at, via: 'erased', reason: null }, asked: null } },
      );
    },

    async forget({ subscriberId, subscriptionIds, identity, address }, keys) {
      const _id = new ObjectId(subscriberId);
      const steps: readonly (() => Promise<unknown>)[] = [
        () => db.collection('importErrors').deleteMany({ identity }),
        // The first rows of a file that waits for its columns to be named; the file itself is kept a day at most.
        () =>
          db
            .collection('imports')
            .updateMany(
              { sample: { $elemMatch: { $elemMatch: { $in: [identity, address] } } } },
              { $set: { sample: [] } },
              { collation: { locale: 'en', strength: 2 } },
            ),
        // Somebody else's wish to move to this address.
        () => subscribers.updateMany({ 'moving.identity': identity }, { $unset: { moving: '' } }),
        // What operators did stays, and who and when; their words may name the reader.
        () => db.collection('deskActs').updateMany({ key: { $in: [...keys] } }, { $set: { reason: '' } }),
        () =>
          db.collection('signupRequests').deleteMany({
            $or: [
              { address: { $in: [identity, address] } },
              { 'task.subscriptionId': { $in: [...subscriptionIds] } },
            ],
          }),
        () =>
          db
            .collection<{ _id: string }>('suppressionMirror')
            .updateMany({ _id: { $in: [...keys] } }, { $unset: { ask: '' } }),
        ...subscriptionIds.map((id) => () => blankMails(id)),
        () => subscriptions.deleteMany({ subscriberId: _id }),
        () => subscribers.deleteOne({ _id }),
      ];
      for (const step of steps) {
        await step();
        failpoint('erase.after-part');
      }
    },

    async blank(subscriberId) {
      const _id = new ObjectId(subscriberId);
      const erasure = await erasures.findOne({ _id }, { projection: { subscriptionIds: 1 } });
      let open = 0;
      for (const id of erasure?.subscriptionIds ?? []) open += await blankMails(id.toHexString());
      for (const { _id: batchId, holds, state } of await heldBy(_id)) {
        const index = holds.findIndex((hold) => String(hold).startsWith(subscriberId));
        if (state === 'submitting') {
          open += 1;
          continue;
        }
        // Not one that was claimed since: a call in doubt must be asked about with the very same bytes.
        const { matchedCount } = await batches.updateOne(
          { _id: batchId, state },
          { $set: { [`addresses.${index}`]: '', [`names.${index}`]: '' } },
        );
        if (matchedCount === 0) open += 1;
      }
      await erasures.updateOne({ _id }, { $unset: { identity: '', address: '', formerKeys: '' } });
      return open;
    },

    async end(subscriberId) {
      await erasures.deleteOne({ _id: new ObjectId(subscriberId) });
    },

    async unfinished() {
      return (await erasures.find({ identity: { $exists: true } }).toArray()).map(toErasure);
    },

    async waiting() {
      const found = await erasures
        .find({ identity: { $exists: false } }, { projection: { _id: 1 } })
        .toArray();
      return found.map((row) => row._id.toHexString());
    },
  };

  /** Both ways in which a batch names its reader: by id, and as a place given up. */
  async function heldBy(subscriberId: ObjectId) {
    const hex = subscriberId.toHexString();
    return batches
      .find(
        { $or: [{ holds: subscriberId }, { holds: { $gte: `${hex}@`, $lt: `${hex}A` } }] },
        { projection: { holds: 1, state: 1 } },
      )
      .toArray();
  }

  /** Purpose keys name the subscription: `confirm/<subscription>/…`. What waits is not sent; what was sent loses its address. */
  async function blankMails(subscriptionId: string): Promise<number> {
    let open = 0;
    for (const purpose of ['confirm', 'welcome', 'goodbye', 'move', 'moved']) {
      const mine = { _id: { $gte: `${purpose}/${subscriptionId}/`, $lt: `${purpose}/${subscriptionId}0` } };
      await outbox.deleteMany({ ...mine, state: 'ready' });
      await outbox.updateMany({ ...mine, state: { $ne: 'submitting' } }, [
        { $set: { 'mail.to': '' } },
        { $unset: ['mail.html', 'mail.text'] },
      ]);
      // Calls under way, or in doubt: their bytes are needed until they are settled.
      open += await outbox.countDocuments({ ...mine, state: 'submitting' });
    }
    return open;
  }
}

function toErasure(doc: ErasureDoc): Erasure {
  return {
    subscriberId: doc._id.toHexString(),
    subscriptionIds: doc.subscriptionIds.map((id) => id.toHexString()),
    identity: doc.identity ?? '',
    address: doc.address ?? '',
    formerKeys: doc.formerKeys ?? [],
  };
}
