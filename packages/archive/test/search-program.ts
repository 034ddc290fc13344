import { workerData } from 'node:worker_threads';
import { serveSearch } from '../src/search/serve-search.ts';

/** The program of a search's thread, as a site has one; the first one dies while it reads, if it is told to. */
export interface Given {
  readonly mongodbUri: string;
  /** How many of them began. */
  readonly begun: Int32Array;
  readonly dies: number;
}

const { mongodbUri, begun, dies } = workerData as Given;
const number = Atomics.add(begun, 0, 1) + 1;
await serveSearch(mongodbUri, ({ slug, snapshot }) => {
  if (number <= dies) process.exit(7);
  return [
    {
      kind: 'issue',
      anchor: null,
      entryId: null,
      entrySlug: slug,
      title: snapshot.issue.tagline,
      byline: '',
      body: '',
    },
  ];
});
