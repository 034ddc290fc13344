import { publicPaths } from '@masthead/domain';
import type { Phrases } from '../phrases/index.ts';
import type { ItemShape, PrintableMark } from './printable.ts';

interface MarkContext {
  readonly base: string;
  readonly marks: boolean;
  readonly phrases: Phrases;
}

/** Our page about an entry; null for what has none. */
export function entryHref(slug: string | null, shape: ItemShape, base: string): string | null {
  if (slug === null) return null;
  switch (shape) {
    case 'paper':
      return base + publicPaths.paper(slug);
    case 'story':
    case 'bigStory':
      return base + publicPaths.story(slug);
    case 'media':
      return base + publicPaths.media(slug);
    case 'reading':
      return null;
  }
}

/** What stands beside an item on its public page; nothing anywhere else. */
export function printMarks(
  anchor: string,
  item: { readonly entrySlug: string | null; readonly shape: ItemShape } | null,
  { base, marks, phrases }: MarkContext,
): readonly PrintableMark[] {
  if (!marks) return [];
  const page = item === null ? null : entryHref(item.entrySlug, item.shape, base);
  return [
    ...(page === null ? [] : [{ kind: 'page' as const, label: phrases.allWeSaid, href: page }]),
    ...(page === null || item?.shape !== 'paper'
      ? []
      : [{ kind: 'cite' as const, label: phrases.cite, href: `${page}#cite` }]),
    { kind: 'here', label: phrases.linkHere, href: `#${anchor}`, done: phrases.linkCopied },
  ];
}
