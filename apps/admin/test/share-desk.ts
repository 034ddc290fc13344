import { afterAll } from '@jest/globals';
import { shareDesk } from './open-desk.ts';

// Imported first by files that gather suites: booting a desk takes longer than most suites do.
afterAll(shareDesk(), 30_000);
