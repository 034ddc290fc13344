// Jest reads TypeScript for itself alone: a thread of a test needs a loader of its own.
import { register } from 'tsx/esm/api';

register();
await import('./search-program.ts');
