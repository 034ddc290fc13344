import { MongoServerError } from 'mongodb';
import type { LeaseStore, SettingStore } from '../../ports/ledger.ts';
import type { Database } from '../connect.ts';

export function makeSettingStore({ collections: { settings } }: Pick<Database, 'collections'>): SettingStore {
  return {
    async claimEnvironment(environmentId) {
      // An upsert by a known id: of two processes that start at once one names it, both read the same.
      const doc = await settings.findOneAndUpdate(
        { _id: 'environment' },
        { $setOnInsert: { value: environmentId } },
        { upsert: true, returnDocument: 'after' },
      );
      return String(doc?.value);
    },
    async get(key) {
      return (await settings.findOne({ _id: key }))?.value ?? null;
    },
    async set(key, value) {
      await settings.updateOne({ _id: key }, { $set: { value } }, { upsert: true });
    },
  };
}

export function makeLeaseStore({ collections: { leases } }: Pick<Database, 'collections'>): LeaseStore {
  return {
    async acquire(name, owner, ms) {
      const until = { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: ms } };
      const taken = await leases.updateOne(
        { _id: name, $or: [{ owner }, { $expr: { $lte: ['$until', '$$NOW'] } }] },
        [{ $set: { owner: { $literal: owner }, until } }],
      );
      if (taken.matchedCount === 1) return true;
      // Nobody ever held it, or another holds it now: the first to insert tells which. Epoch: free for the next line's update.
      try {
        await leases.insertOne({ _id: name, owner: '', until: new Date(0) });
      } catch (error) {
        if (error instanceof MongoServerError && error.code === 11000) return false;
        throw error;
      }
      return this.acquire(name, owner, ms);
    },
    async release(name, owner) {
      await leases.updateOne({ _id: name, owner }, { $set: { until: new Date(0) } });
    },
  };
}
