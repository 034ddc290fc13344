import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { nextSlots, slotInstant } from './slot.ts';

describe('the weekly slot', () => {
  it.each([
    ['an ordinary winter Sunday', '2026-01-11', '09:00', 'Europe/Berlin', '2026-01-11T08:00:00.000Z'],
    ['an ordinary summer Sunday', '2026-07-12', '09:00', 'Europe/Berlin', '2026-07-12T07:00:00.000Z'],
    [
      'skipped by daylight saving: the first valid minute',
      '2026-03-29',
      '02:30',
      'Europe/Berlin',
      '2026-03-29T01:00:00.000Z',
    ],
    ['the minute before the jump', '2026-03-29', '01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
    [
      'the first minute that is valid anyway',
      '2026-03-29',
      '03:00',
      'Europe/Berlin',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'doubled by daylight saving: the first',
      '2026-10-25',
      '02:30',
      'Europe/Berlin',
      '2026-10-25T00:30:00.000Z',
    ],
    ['skipped in New York', '2026-03-08', '02:15', 'America/New_York', '2026-03-08T07:00:00.000Z'],
    ['doubled in New York', '2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    [
      'a jump of half an hour (Lord Howe)',
      '2026-10-04',
      '02:10',
      'Australia/Lord_Howe',
      '2026-10-03T15:30:00.000Z',
    ],
    [
      'midnight that does not exist (Beirut)',
      '2026-03-29',
      '00:00',
      'Asia/Beirut',
      '2026-03-28T22:00:00.000Z',
    ],
    [
      'a whole day that did not exist (Apia)',
      '2011-12-30',
      '10:00',
      'Pacific/Apia',
      '2011-12-30T10:00:00.000Z',
    ],
    ['a zone without daylight saving', '2026-06-01', '23:59', 'Asia/Tokyo', '2026-06-01T14:59:00.000Z'],
  ])('%s', (_what, date, time, timeZone, instant) => {
    expect(slotInstant({ time, timeZone }, date).toISOString()).toBe(instant);
  });

  it('offers the slot of today while it is still ahead, and the one in a week when it is not', () => {
    const slot = { weekday: 7, time: '09:00', timeZone: 'Europe/Berlin' };
    expect(nextSlots(slot, new Date('2026-11-22T07:59:59Z'), 1)[0]?.date).toBe('2026-11-22');
    expect(nextSlots(slot, new Date('2026-11-22T08:00:00Z'), 1)[0]?.date).toBe('2026-11-29');
  });

  it('keeps the local time across the end of daylight saving', () => {
    const slot = { weekday: 7, time: '09:00', timeZone: 'Europe/Berlin' };
    const found = nextSlots(slot, new Date('2026-10-12T00:00:00Z'), 3);
    expect(found.map(({ at }) => at.toISOString())).toEqual([
      '2026-10-18T07:00:00.000Z',
      '2026-10-25T08:00:00.000Z',
      '2026-11-01T08:00:00.000Z',
    ]);
  });

  it('comes once a week, on its weekday, ascending, whatever the zone and the season', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'Asia/Kathmandu',
      'America/Sao_Paulo',
      'Pacific/Auckland',
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom(...zones),
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        (weekday, minute, timeZone, after) => {
          const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          const found = nextSlots({ weekday, time, timeZone }, after, 3);
          expect(found).toHaveLength(3);
          let before = after.getTime();
          for (const { date, at } of found) {
            expect(at.getTime()).toBeGreaterThan(before);
            before = at.getTime();
            expect(Temporal.PlainDate.from(date).dayOfWeek).toBe(weekday);
            const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
            // As asked for, or pushed forward by a jump of at most an hour; the zones here skip no whole day.
            const lateMinutes = local.hour * 60 + local.minute - minute;
            expect(lateMinutes).toBeGreaterThanOrEqual(0);
            expect(lateMinutes).toBeLessThanOrEqual(60);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
