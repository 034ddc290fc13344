import { type Collection, MongoServerError, ObjectId } from 'mongodb';
import type { SkippedSlot, SlotCampaign, SlotStore } from '../ports/slots.ts';
import { toCampaign } from './campaigns/read.ts';
import type { Database } from './connect.ts';
import type { CampaignDoc } from './documents.ts';

/** `<newsletter>` for the slot itself, `<newsletter>/<date>` for one occurrence. */
interface SlotDoc {
  readonly _id: string;
  readonly newsletterId?: string;
  readonly slot?: string;
  readonly since?: Date;
  readonly told?: readonly string[];
  readonly date?: string;
  readonly at?: Date;
  readonly found?: SkippedSlot['found'];
  readonly recordedAt?: Date;
}

export function makeSlotStore({
  db,
  collections: { campaigns },
}: Pick<Database, 'db' | 'collections'>): SlotStore {
  const slots: Collection<SlotDoc> = db.collection('slots');
  const idOf = (newsletterId: string, date: string) => `${newsletterId}/${date}`;
  return {
    async since(newsletterId, slot) {
      const isSame = { $eq: ['$slot', slot] };
      const doc = await slots.findOneAndUpdate(
        { _id: newsletterId },
        [{ $set: { slot, since: { $cond: [isSame, '$since', '$$NOW'] } } }],
        { upsert: true, returnDocument: 'after' },
      );
      if (doc?.since === undefined) throw new Error('a slot without a beginning');
      return doc.since;
    },
    async campaignsAt(newsletterId, { at, date }) {
      const docs = await campaigns
        .find({ newsletterId, issueKind: { $ne: 'digest' }, $or: [{ slotDate: date }, { scheduledFor: at }] })
        .toArray();
      return docs.map(toSlotCampaign);
    },
    async scheduled(newsletterId) {
      const docs = await campaigns
        .find({ newsletterId, ...isScheduled })
        .sort({ scheduledFor: 1 })
        .toArray();
      return docs.map(toSlotCampaign);
    },
    async move(campaignId, from, { at, date }) {
      try {
        const done = await campaigns.updateOne(
          { _id: new ObjectId(campaignId), scheduledFor: from, ...isScheduled },
          [{ $set: { scheduledFor: at, slotDate: date, movedFrom: from } }],
        );
        return done.modifiedCount === 1 ? 'moved' : 'gone';
      } catch (error) {
        if (error instanceof MongoServerError && error.code === 11000) return 'taken';
        throw error;
      }
    },
    async wasTold(newsletterId, date, what) {
      return (await slots.findOne({ _id: idOf(newsletterId, date), told: what })) !== null;
    },
    async noteTold(newsletterId, date, what) {
      await slots.updateOne(
        { _id: idOf(newsletterId, date) },
        { $addToSet: { told: what } },
        { upsert: true },
      );
    },
    async recordSkipped({ newsletterId, date, at, found }) {
      const fresh = { $eq: [{ $ifNull: ['$found', null] }, null] };
      const before = await slots.findOneAndUpdate(
        { _id: idOf(newsletterId, date) },
        [
          {
            $set: {
              newsletterId,
              date,
              at,
              found: { $cond: [fresh, found, '$found'] },
              recordedAt: { $cond: [fresh, '$$NOW', '$recordedAt'] },
            },
          },
        ],
        { upsert: true, returnDocument: 'before' },
      );
      return before?.found === undefined;
    },
    async skipped({ newsletterId, limit }) {
      const docs = await slots
        .find({ found: { $exists: true }, ...(newsletterId === undefined ? {} : { newsletterId }) })
        .sort({ at: -1 })
        .limit(limit)
        .toArray();
      return docs.map(({ newsletterId = '', date = '', at, found = 'nothing', recordedAt }) => ({
        newsletterId,
        date,
        at: at ?? new Date(0),
        found,
        recordedAt: recordedAt ?? new Date(0),
      }));
    },
  };
}

/** Status `scheduled`, in a slot still ahead by the server's clock. */
const isScheduled = {
  live: true,
  intent: 'run',
  hold: null,
  guard: null,
  failure: null,
  startedAt: null,
  slotDate: { $type: 'string' },
  $expr: { $gt: ['$scheduledFor', '$$NOW'] },
} as const;

function toSlotCampaign(doc: CampaignDoc): SlotCampaign {
  return { ...toCampaign(doc), slotDate: doc.slotDate };
}
