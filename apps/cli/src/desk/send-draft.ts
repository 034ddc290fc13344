import type { IssueDraft } from '@masthead/domain';
import { z } from 'zod';
import { askDesk } from './ask-desk.ts';
import type { Desk } from './find-desk.ts';

/** What the desk made of a draft; `created: false` means that the same text was there already. */
const Imported = z.object({
  issueId: z.string(),
  number: z.int().nullish(),
  slug: z.string().nullish(),
  created: z.boolean(),
  entries: z.unknown(),
});
export type Imported = z.output<typeof Imported>;

/** Makes a draft issue with its entries through the desk. The same `importKey` again makes nothing. */
export async function sendDraft(
  desk: Desk,
  draft: IssueDraft,
  about: {
    readonly importKey: string;
    readonly newsletter: string | undefined;
    /** The day it came out elsewhere. */
    readonly date: string | null;
  },
): Promise<Imported> {
  const { date, importKey, newsletter } = about;
  const body = {
    draft,
    importKey,
    ...(newsletter === undefined ? {} : { newsletter }),
    ...(date === null ? {} : { date }),
  };
  return askDesk(desk, { path: '/api/masthead/import', body, answer: Imported });
}
