import { migrate } from '../src/index.ts';
import { counting } from './counting.ts';

/** A process of its own, to be killed half-way: goes through everybody, a step at a time, with a pause after each. */
const [mongodbUri = '', lockMs = ''] = process.argv.slice(2);
await migrate({
  mongodbUri,
  lockMs: Number(lockMs),
  migrations: [counting({ afterStep: () => new Promise((resolve) => setTimeout(resolve, 150)) })],
});
