import type { SubscriberRow } from '../../features/subscribers/subscriber-shape.ts';
import { besideState } from './subscriber-words.ts';

const now = new Date('2026-11-22T12:00:00Z');

describe('what stands beside the state of a subscription', () => {
  test.each<[string, Partial<SubscriberRow>, string | null]>([
    ['an ordinary reader', {}, null],
    [
      'a suppressed one, whatever else',
      { suppressed: true, frequency: 'monthly' },
      'Suppressed: not mailed by anyone',
    ],
    ['on a pause', { pausedUntil: '2026-12-24T00:00:00.000Z' }, 'Paused until 24 Dec 2026'],
    ['after a pause', { pausedUntil: '2026-11-01T00:00:00.000Z' }, null],
    ['once a month', { frequency: 'monthly' }, 'Monthly digest only'],
    ['gone: its frequency means nothing', { frequency: 'monthly', state: 'unsubscribed' }, null],
  ])('%s', (_what, given, words) => {
    expect(besideState(row(given), now)).toBe(words);
  });
});

function row(given: Partial<SubscriberRow>): SubscriberRow {
  return {
    subscriptionId: 'a'.repeat(24),
    address: 'ada@readers.test',
    name: null,
    newsletterName: 'Gradient Notes',
    state: 'confirmed',
    frequency: 'every',
    pausedUntil: null,
    source: 'site',
    requestedAt: '2026-11-01T00:00:00.000Z',
    confirmedAt: '2026-11-01T00:00:00.000Z',
    suppressed: false,
    ...given,
  };
}
