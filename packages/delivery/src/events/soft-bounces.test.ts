import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wornOutSince } from './soft-bounces.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const bounces = (...days: number[]) => days.map((n, i) => ({ issueId: String(i), at: day(n) }));

describe('soft bounces', () => {
  it.each([
    [[], null],
    [[1, 8], null],
    [[1, 2, 3], null],
    [[1, 4, 7], null],
    [[1, 4, 8], 1],
    [[1, 8, 15], 1],
    // Only the last three count: an old one does not stretch a bad week.
    [[1, 20, 22, 24], null],
    [[1, 8, 15, 22], 8],
  ])('on days %j wear an address out since day %j', (days, since) => {
    expect(wornOutSince(bounces(...days))).toEqual(since === null ? null : day(since));
  });

  it('mean the same in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 3, 9, 10, 17], { minLength: 5, maxLength: 5 }), (days) => {
        expect(wornOutSince(bounces(...days))).toEqual(day(9));
      }),
    );
  });
});
