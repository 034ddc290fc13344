import { Rendition } from '@masthead/domain';
import { MongoServerError } from 'mongodb';
import type { RenditionStore } from '../ports/campaigns.ts';
import type { Database } from './connect.ts';

/** Immutable and content-addressed: the first write stands. */
export function makeRenditionStore({
  collections: { renditions },
}: Pick<Database, 'collections'>): RenditionStore {
  return {
    async put({ id, ...rest }) {
      try {
        await renditions.insertOne({ _id: id, ...rest });
      } catch (error) {
        if (!(error instanceof MongoServerError) || error.code !== 11000) throw error;
      }
    },
    async get(id) {
      const doc = await renditions.findOne({ _id: id });
      if (doc === null) return null;
      const { _id, ...rest } = doc;
      return Rendition.parse({ id: _id, ...rest });
    },
  };
}
