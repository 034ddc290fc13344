import { expect, test } from '@jest/globals';
import { monthOf, monthWords, shiftMonth, weekdayOf } from './months.ts';

test('a month that is none is the present one; months follow each other over the year', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  expect(['2026-02', '2026-13', '<b>', undefined].map((asked) => monthOf(asked, now))).toEqual([
    '2026-02',
    '2026-11',
    '2026-11',
    '2026-11',
  ]);
  expect([shiftMonth('2026-12', 1), shiftMonth('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
  expect([monthWords('2026-11'), weekdayOf('2026-11-22'), weekdayOf('2026-11-23')]).toEqual([
    'November 2026',
    7,
    1,
  ]);
});
