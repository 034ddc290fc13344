import { CampaignStatus, DeliveryState } from '@masthead/domain';
import type { CampaignShown } from '../../features/desk/desk-shape.ts';
import { statusPill, statusWord, totalsOf, whenWord } from './campaign-words.ts';

describe('a campaign in the words of the desk', () => {
  test('every status has a word of its own, and a pill', () => {
    const words = CampaignStatus.options.map(statusWord);
    expect(new Set(words).size).toBe(CampaignStatus.options.length);
    for (const status of CampaignStatus.options) expect(statusPill(status)).toMatch(/\w/);
  });

  test('the totals hold every recipient once', () => {
    const counts = Object.fromEntries(
      DeliveryState.options.map((state, index) => [state, 10 ** (index % 5)]),
    );
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const { waiting, submitted, skipped, unknown, recipients } = totalsOf({ counts, recipients: null });
    expect(waiting + submitted + skipped + unknown).toBe(all);
    expect(recipients).toBe(all);
  });

  test('what bounced or failed was submitted; a complaint was delivered', () => {
    const counts = { delivered: 90, complained: 2, bounced: 5, suppressed: 1, failed: 1, delayed: 1 };
    expect(totalsOf({ counts, recipients: 100 })).toEqual({
      recipients: 100,
      waiting: 0,
      submitted: 100,
      delivered: 92,
      failed: 7,
      skipped: 0,
      unknown: 0,
    });
  });

  test('the instant shown is the start once there is one, in the zone of the newsletter', () => {
    expect(whenWord(campaign({}), 'Europe/Berlin')).toEqual({
      verb: 'Due',
      at: 'Fri 27 Nov 2026, 09:00',
    });
    expect(whenWord(campaign({ status: 'cancelled' }), 'Europe/Berlin').verb).toBe('Was due');
    expect(whenWord(campaign({ startedAt: '2026-11-27T08:00:03.000Z' }), 'America/New_York')).toEqual({
      verb: 'Started',
      at: 'Fri 27 Nov 2026, 03:00',
    });
  });
});

function campaign(given: Partial<CampaignShown>): CampaignShown {
  return {
    id: 'c'.repeat(24),
    status: 'scheduled',
    reason: null,
    scheduledFor: '2026-11-27T08:00:00.000Z',
    label: '',
    startedAt: null,
    finishedAt: null,
    recipients: null,
    counts: {},
    inFlight: 0,
    canary: null,
    createdBy: 'ada@desk.test',
    ...given,
  };
}
