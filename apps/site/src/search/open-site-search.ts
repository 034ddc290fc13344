import { existsSync } from 'node:fs';
import type { Archive, Search } from '@masthead/archive';
import { openSearch, openSearchThread } from '@masthead/archive/search';
import type { SearchThreadGiven } from '../search-thread.ts';
import { passagesOfIssue } from './passages-of-issue.ts';

/**
 * The search of a site process: a thread of its own where the site was built (decision 0105), which has its program beside
 * the bundle. Run from the sources it stays in this process: a thread would need a loader of TypeScript for itself.
 */
export function openSiteSearch(options: {
  readonly program: URL;
  readonly mongodbUri: string;
  readonly archive: Pick<Archive, 'db'>;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
}): Search {
  const { program, mongodbUri, archive, clock, onError } = options;
  return existsSync(program)
    ? openSearchThread({ program, given: { mongodbUri } satisfies SearchThreadGiven, onError })
    : openSearch({ db: archive.db, passagesOf: passagesOfIssue, clock, onError });
}
