import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { latestPeriod } from './monthly-slot.ts';

const berlin = { day: 1, time: '09:00', timeZone: 'Europe/Berlin' };
const at = (text: string) => new Date(text);

describe('the month that ended with the latest slot', () => {
  test.each([
    ['a second before the slot', '2026-12-01T07:59:59Z', '2026-11-01', '2026-10'],
    ['on the slot', '2026-12-01T08:00:00Z', '2026-12-01', '2026-11'],
    ['weeks after it', '2026-12-24T08:00:00Z', '2026-12-01', '2026-11'],
    ['over the end of a year', '2027-01-01T08:00:00Z', '2027-01-01', '2026-12'],
  ])('%s', (_when, now, date, month) => {
    expect(latestPeriod(berlin, at(now))).toMatchObject({ date, month });
  });

  test('a day that a month does not have is its last one, and names the month it ends', () => {
    const last = { ...berlin, day: 31 };
    expect(latestPeriod(last, at('2027-02-28T09:00:00Z'))).toMatchObject({
      date: '2027-02-28',
      month: '2027-02',
      from: at('2027-01-31T08:00:00Z'),
    });
  });

  test('a time that daylight saving skips becomes the first valid minute after', () => {
    const skipped = { day: 29, time: '02:30', timeZone: 'Europe/Berlin' };
    expect(latestPeriod(skipped, at('2026-03-30T00:00:00Z')).at).toEqual(at('2026-03-29T01:00:00Z'));
  });

  test('periods follow one another without a gap: each begins where the one before ended', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 31 }),
        fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z'), noInvalidDate: true }),
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'UTC'),
        (day, now, timeZone) => {
          const period = latestPeriod({ day, time: '02:30', timeZone }, now);
          const before = latestPeriod({ day, time: '02:30', timeZone }, new Date(period.at.getTime() - 1));
          expect(period.at.getTime()).toBeLessThanOrEqual(now.getTime());
          expect(before.at).toEqual(period.from);
        },
      ),
      { numRuns: 300 },
    );
  });
});
