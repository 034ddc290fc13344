import { workerData } from 'node:worker_threads';
import { serveSearch } from '../../src/search/serve-search.ts';
import { passagesOf } from './bench-passages.ts';

/** The program of the benchmark's search thread. */
await serveSearch((workerData as { readonly mongodbUri: string }).mongodbUri, passagesOf);
