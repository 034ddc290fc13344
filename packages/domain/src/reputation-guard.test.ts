import { reputationGuard } from './reputation-guard.ts';

describe('the guard over bounces and complaints', () => {
  it.each([
    ['nothing happened', 100_000, 0, 0, false],
    ['19 bounces are too few to say', 100, 19, 0, false],
    ['20 of 500 are just 4 %', 500, 20, 0, false],
    ['20 of 499 are more', 499, 20, 0, true],
    ['4,000 of 100,000 are just 4 %', 100_000, 4_000, 0, false],
    ['4 complaints are too few to say', 100, 0, 4, false],
    ['5 of 1,000: even the lower bound is above', 1_000, 0, 5, true],
    ['5 of 5,000: 0.1 %, but it may be chance', 5_000, 0, 5, false],
    ['80 of 100,000: 0.08 %', 100_000, 0, 80, false],
    ['110 of 100,000', 100_000, 0, 110, true],
  ])('%s', (_what, submitted, bounced, complained, pauses) => {
    expect(reputationGuard({ submitted, bounced, complained }) !== null).toBe(pauses);
  });
});
