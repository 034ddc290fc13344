// A thread needs a loader of TypeScript of its own.
import { register } from 'tsx/esm/api';

register();
await import('./search-bench-thread.ts');
