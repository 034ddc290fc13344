import { expect, test } from '@jest/globals';
import { dateOf } from './date-of.ts';
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
  ['The Loom, episode 12', 'podcast'],
  ['Kernel Hour (YouTube)', 'video'],
  ['Keynote at the winter school', 'talk'],
  ['Ada Winter on small machines', 'recording'],
])('“%s” is a %s', (byline, medium) => {
  expect(mediumOf({ title: 'Small machines', byline, commentary: '' })).toBe(medium);
});
