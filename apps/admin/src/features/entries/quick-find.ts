import type { Payload } from 'payload';
import { z } from 'zod';
import { type EntryCollection, kindOf } from './entry-shape.ts';
import { type Matched, matchMentions } from './match-mentions.ts';
import { readTyped, type Typed } from './read-typed.ts';

export const entryCollection = z.enum(['stories', 'papers', 'media']);

export const QuickFind = z.strictObject({ collection: entryCollection, text: z.string().max(2_000) });

export interface QuickFound extends Matched {
  /** How the text was read. */
  readonly by: Typed['by'];
  readonly title: string;
  readonly url: string | null;
  readonly ids: Typed['ids'];
}

/** What a title, address or id that is being typed names: an entry, entries it may be, or something new. */
export async function quickFind(
  payload: Payload,
  { collection, text }: { readonly collection: EntryCollection; readonly text: string },
): Promise<QuickFound> {
  const typed = readTyped(collection, text);
  const { by, ids, title, url } = typed;
  const [found] = await matchMentions(payload, [{ ...typed, kind: kindOf[collection] }], {
    beginsWith: true,
  });
  return { by, title, url, ids, match: found?.match ?? null, suggestions: found?.suggestions ?? [] };
}
