import { type Db, MongoServerError, ObjectId } from 'mongodb';
import type { Failpoint } from '../ports/failpoints.ts';
import type { MoveStore } from '../ports/moves.ts';
import type { SubscriberDoc, SubscriptionDoc } from './subscriber-documents.ts';

/** @param keyOf the keyed hash of an address, as the suppressions have it */
export function makeMoveStore(db: Db, keyOf: (address: string) => string, failpoint: Failpoint): MoveStore {
  const subscribers = db.collection<SubscriberDoc>('subscribers');
  const subscriptions = db.collection<SubscriptionDoc>('subscriptions');
  const wishing = (subscriberId: string, at: Date) =>
    subscribers.findOne({ _id: new ObjectId(subscriberId), 'moving.at': at });
  return {
    async ask(subscriberId, moving) {
      await subscribers.updateOne({ _id: new ObjectId(subscriberId) }, { $set: { moving } });
    },

    async forget(before) {
      // Its type is said, too: without it the partial index `wishes-by-time` is not asked.
      const over = { 'moving.at': { $type: 'date' as const, $lt: before } };
      return (await subscribers.updateMany(over, { $unset: { moving: '' } })).modifiedCount;
    },

    async pending(subscriberId, at) {
      const row = await wishing(subscriberId, at);
      if (row?.moving === undefined) return null;
      return { identity: row.moving.identity, mailbox: row.moving.mailbox, from: row.address };
    },

    async carryOut(subscriberId, at, now) {
      const row = await wishing(subscriberId, at);
      if (row?.moving === undefined) return false;
      const { identity, mailbox: address } = row.moving;
      const other = await subscribers.findOne({ identity, _id: { $ne: row._id } });
      if (other !== null) {
        await join(row, { ...other, address }, now);
        return true;
      }
      const tokenVersion = nextVersion(row.tokenVersion);
      try {
        await subscribers.updateOne(
          { _id: row._id },
          {
            $set: { identity, address, provenAt: row.provenAt ?? now },
            // Nothing else tells an erasure that the old address was theirs. Done again after a crash, it is the new one.
            ...(row.identity === identity ? {} : { $addToSet: { formerKeys: keyOf(row.identity) } }),
          },
        );
      } catch (error) {
        // Somebody signed up with the address between our look and our write: they are there now.
        if (error instanceof MongoServerError && error.code === 11_000)
          return this.carryOut(subscriberId, at, now);
        throw error;
      }
      failpoint('move.after-address');
      await subscriptions.updateMany(
        { subscriberId: row._id },
        { $set: { identity, address, tokenVersion } },
      );
      failpoint('move.after-rows');
      await subscribers.updateOne(
        { _id: row._id, 'moving.at': at },
        { $set: { tokenVersion }, $unset: { moving: '' } },
      );
      return true;
    },
  };

  /** Two rows of one person become one. Old links of the moved subscriptions go on meaning them. */
  async function join(from: SubscriberDoc, to: SubscriberDoc, now: Date): Promise<void> {
    await subscribers.updateOne(
      { _id: to._id },
      // Who comes back to an address they had left: it leads nowhere else any more, or two rows would lead to each other.
      { $set: { provenAt: to.provenAt ?? now }, $unset: { expiresAt: '', movedTo: '' } },
    );
    const moved = {
      subscriberId: to._id,
      identity: to.identity,
      address: to.address,
      tokenVersion: nextVersion(Math.max(from.tokenVersion, to.tokenVersion)),
    };
    for (const row of await subscriptions.find({ subscriberId: from._id }).toArray()) {
      const { newsletterId } = row;
      const theirs = await subscriptions.findOne({ subscriberId: to._id, newsletterId });
      if (theirs?.state === 'confirmed' || (theirs !== null && row.state !== 'confirmed')) {
        await subscriptions.updateOne(
          { _id: row._id, state: { $ne: 'unsubscribed' } },
          { $set: { state: 'unsubscribed', left: { at: now, via: 'moved', reason: null }, asked: null } },
        );
        continue;
      }
      if (theirs !== null) {
        // Single mails are found by their subscription, and this one is about to be nobody's.
        await subscribers.updateOne({ _id: to._id }, { $addToSet: { droppedSubscriptions: theirs._id } });
        await subscriptions.deleteOne({ _id: theirs._id });
      }
      await subscriptions.updateOne({ _id: row._id }, { $set: moved });
    }
    await subscriptions.updateMany({ subscriberId: to._id }, { $set: { tokenVersion: moved.tokenVersion } });
    await subscribers.updateOne({ _id: to._id }, { $set: { tokenVersion: moved.tokenVersion } });
    await subscribers.updateOne({ _id: from._id }, { $set: { movedTo: to._id }, $unset: { moving: '' } });
  }
}

/** Links carry it in two bytes. */
function nextVersion(version: number): number {
  return version >= 65_535 ? 1 : version + 1;
}
