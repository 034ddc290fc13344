import type { DeskNotes, DraftInWork, Editor } from '../ports/house.ts';
import type { Database } from './connect.ts';

export function makeDeskNotes({ collections: { settings } }: Pick<Database, 'collections'>): DeskNotes {
  const put = async (_id: string, value: unknown) => {
    await settings.updateOne({ _id }, { $set: { value } }, { upsert: true });
  };
  const get = async (_id: string) => (await settings.findOne({ _id }))?.value;
  return {
    putEditors: (editors) => put('desk-editors', editors),
    putDrafts: (byNewsletter) => put('desk-drafts', byNewsletter),
    editors: async () => ((await get('desk-editors')) as readonly Editor[] | undefined) ?? [],
    async drafts(newsletterId) {
      const all = (await get('desk-drafts')) as Readonly<Record<string, readonly DraftInWork[]>> | undefined;
      return all?.[newsletterId] ?? [];
    },
  };
}
