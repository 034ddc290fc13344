import type { SearchHit } from '@masthead/archive';
import { assertNever, publicPaths } from '@masthead/domain';

/** The page of what was found; null where it has none of its own and stands in its issue alone. */
export function hitPath({ kind, entrySlug }: Pick<SearchHit, 'kind' | 'entrySlug'>): string | null {
  if (entrySlug === null) return null;
  switch (kind) {
    case 'issue':
      return publicPaths.issue(entrySlug);
    case 'story':
      return publicPaths.story(entrySlug);
    case 'paper':
      return publicPaths.paper(entrySlug);
    case 'media':
      return publicPaths.media(entrySlug);
    case 'link':
      return null;
    default:
      return assertNever(kind);
  }
}
