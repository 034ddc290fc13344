import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wornOutAt } from './soft-bounces.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const bounces = (...days: number[]) => days.map((n, i) => ({ issueId: String(i), at: day(n) }));

describe('soft bounces in a row', () => {
  it.each([
    [[], null],
    [[1, 8], null],
    [[1, 2, 3], null],
    [[1, 4, 7], null],
    [[1, 4, 8], 8],
    [[1, 8, 15], 15],
    // Nothing reached the reader in between: four in a row over three weeks.
    [[1, 20, 22, 24], 22],
    [[1, 3, 7, 8], 8],
  ])('on days %j wear an address out on day %j', (days, at) => {
    expect(wornOutAt(bounces(...days))).toEqual(at === null ? null : day(at));
  });

  it('never wear out later, or not at all, because of one more', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(days, (all) => {
        const whole = wornOutAt(bounces(...all));
        const without = wornOutAt(bounces(...all.slice(1)));
        if (without === null) return;
        expect(whole?.getTime()).toBeLessThanOrEqual(without.getTime());
      }),
    );
  });
});
