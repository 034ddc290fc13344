import { type Db, ObjectId } from 'mongodb';
import type { SignupQueue, WaitingSignup } from '../ports/subscriber-store.ts';
import type { SignupRequestDoc } from './subscriber-documents.ts';

export function makeSignupQueue(db: Db): SignupQueue {
  const rows = db.collection<SignupRequestDoc>('signupRequests');
  return {
    async put(request) {
      // Due at once by any clock: ours and the server's need not agree.
      await rows.insertOne({ _id: new ObjectId(), ...request, dueAt: new Date(0) });
    },

    async claim(leaseMs) {
      const row = await rows.findOneAndUpdate(
        { $expr: { $lte: ['$dueAt', '$$NOW'] } },
        [{ $set: { dueAt: { $add: ['$$NOW', leaseMs] } } }],
        { sort: { dueAt: 1, _id: 1 } },
      );
      return row && toWaiting(row);
    },

    // Gone, not marked: the consent record on the subscription is all that may stay.
    async done(id) {
      await rows.deleteOne({ _id: new ObjectId(id) });
    },

    async postpone(id, delayMs) {
      await rows.updateOne({ _id: new ObjectId(id) }, [{ $set: { dueAt: { $add: ['$$NOW', delayMs] } } }]);
    },
  };
}

function toWaiting({ _id, dueAt: _, ...row }: SignupRequestDoc): WaitingSignup {
  return { id: _id.toHexString(), ...row };
}
