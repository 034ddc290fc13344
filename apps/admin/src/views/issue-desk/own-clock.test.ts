import { expect, test } from '@jest/globals';
import { ownClock } from './own-clock.ts';

const friday = '2026-11-27T08:00:00.000Z';

test('an editor elsewhere reads when a slot is by the clock on the wall, the day too', () => {
  expect(ownClock(friday, 'Europe/Berlin', 'America/New_York')).toBe(
    'For you: Friday 27 November 2026, 03:00 (America/New_York)',
  );
  expect(ownClock(friday, 'Europe/Berlin', 'Pacific/Auckland')).toContain('21:00');
  expect(ownClock('2026-11-27T12:00:00.000Z', 'Europe/Berlin', 'Pacific/Auckland')).toContain('Saturday 28');
});

test('whose clock shows the same reads it once, though the zone has another name', () => {
  expect(ownClock(friday, 'Europe/Berlin', 'Europe/Berlin')).toBeNull();
  expect(ownClock(friday, 'Europe/Berlin', 'Europe/Paris')).toBeNull();
});
