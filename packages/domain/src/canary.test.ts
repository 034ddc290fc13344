import { batchRoom, CanaryPlan, canaryBatches } from './canary.ts';

describe('the first recipients of a campaign', () => {
  it.each([1, 50, 99, 100, 101, 250, 1_000])(
    'are exactly %i, in whole batches of at most 100',
    (recipients) => {
      const batches = canaryBatches({ recipients }, 100);
      const sizes = Array.from({ length: batches }, (_, n) => batchRoom(n, { recipients }, 100));
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(recipients);
      for (const size of sizes) {
        expect(size).toBeGreaterThan(0);
        expect(size).toBeLessThanOrEqual(100);
      }
      expect(batchRoom(batches, { recipients }, 100)).toBe(100);
    },
  );

  it('are nobody in particular without a canary', () => {
    expect(batchRoom(0, null, 100)).toBe(100);
  });

  it.each([
    { recipients: 0, minutes: 10 },
    { recipients: 100, minutes: 0 },
    { recipients: 100, minutes: 1_441 },
    { recipients: 1.5, minutes: 10 },
  ])('cannot be %p', (plan) => {
    expect(CanaryPlan.safeParse(plan).success).toBe(false);
  });
});
