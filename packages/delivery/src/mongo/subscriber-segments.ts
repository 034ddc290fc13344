import { Segment } from '@masthead/domain';
import { type Db, ObjectId, type WithId } from 'mongodb';
import type { Segments } from '../ports/segments.ts';
import type { SegmentDoc } from './subscriber-documents.ts';

export function makeSegments(db: Db): Segments {
  const rows = db.collection<SegmentDoc>('segments');
  return {
    async of(newsletterId) {
      return (await rows.find({ newsletterId }).sort({ name: 1 }).toArray()).map(toSegment);
    },
    async get(id) {
      const row = await rows.findOne({ _id: new ObjectId(id) });
      return row === null ? null : toSegment(row);
    },
    async save({ newsletterId, name, filter }) {
      const row = await rows.findOneAndUpdate(
        { newsletterId, name },
        { $set: { filter }, $unset: { topicsLed: '' } },
        { upsert: true, returnDocument: 'after' },
      );
      if (row === null) throw new Error('an upsert answered no row');
      return toSegment(row);
    },
    async remove(id) {
      return (await rows.deleteOne({ _id: new ObjectId(id) })).deletedCount > 0;
    },
  };
}

function toSegment({ _id, ...row }: WithId<SegmentDoc>): Segment {
  return Segment.parse({ id: _id.toHexString(), ...row });
}
