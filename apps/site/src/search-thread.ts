import { workerData } from 'node:worker_threads';
import { serveSearch } from '@masthead/archive/search';
import { passagesOfIssue } from './search/passages-of-issue.ts';

/** The program of the search's thread; beside `main` in a built site, too. */
const { mongodbUri } = workerData as SearchThreadGiven;

export interface SearchThreadGiven {
  readonly mongodbUri: string;
}

await serveSearch(mongodbUri, passagesOfIssue);
