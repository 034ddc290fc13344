import { expect, test } from '@jest/globals';
import { dateOf, yearOf } from './date-of.ts';
import { mediumOf } from './medium-of.ts';

const reference = new Date('2026-11-22T00:00:00Z');

test.each([
  ['April 2, 2026', '2026-04-02', 'day'],
  ['April 2026', '2026-04-01', 'month'],
  ['2025', '2025-01-01', 'year'],
])('“%s” is kept as typed, with its first day and how exact it is', (typed, day, precision) => {
  expect(dateOf(typed, reference)).toEqual({
    dateText: typed,
    date: `${day}T12:00:00.000Z`,
    datePrecision: precision,
  });
});

test('what is no day is not given one', () => {
  expect(dateOf('ongoing', reference)).toEqual({ dateText: 'ongoing', datePrecision: 'ongoing' });
  expect(dateOf('when the snow melts', reference)).toEqual({ dateText: 'when the snow melts' });
  expect(dateOf(null, reference)).toEqual({});
});

test.each([
  [{ venue: null, dateText: '2025' }, 2025],
  [{ venue: null, dateText: 'May 13' }, 2026],
  [{ venue: 'NeurIPS 2024 (oral)', dateText: 'May 2026' }, 2024],
  [{ venue: 'CVPR ’26', dateText: null }, 2026],
  [{ venue: '26th Conference on Tides', dateText: null }, null],
  [{ venue: 'TMLR', dateText: 'ongoing' }, null],
  [{ venue: null, dateText: null }, null],
])('a paper that says %j is of %s', (said, year) => {
  expect(yearOf(said, reference)).toBe(year);
});

test('a date without a year is one near the day of the text', () => {
  const january = new Date('2019-01-04T00:00:00Z');
  expect(yearOf({ venue: null, dateText: 'December 28' }, january)).toBe(2018);
});

test.each([
  ['The Loom, episode 12', 'podcast'],
  ['Kernel Hour (YouTube)', 'video'],
  ['Keynote at the winter school', 'talk'],
  ['Ada Winter on small machines', 'recording'],
])('“%s” is a %s', (byline, medium) => {
  expect(mediumOf({ title: 'Small machines', byline, commentary: '' })).toBe(medium);
});
