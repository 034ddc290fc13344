import { growingCaps, RampPlan, rampToday } from './ramp.ts';

const plan = { caps: [500, 1_000, 2_000], startedOn: '2026-11-22' };

describe('a warm-up', () => {
  it('begins with the first cap, whatever was sent before it', () => {
    const sent = [{ day: '2026-11-21', mails: 9_000 }];
    expect(rampToday(plan, sent, '2026-11-22')).toEqual({ sendingDay: 1, cap: 500, sent: 0 });
  });

  it('goes on by days on which something was sent, not by the calendar', () => {
    const sent = [
      { day: '2026-11-22', mails: 500 },
      { day: '2026-11-23', mails: 0 },
      { day: '2026-11-29', mails: 300 },
    ];
    expect(rampToday(plan, sent, '2026-11-29')).toEqual({ sendingDay: 2, cap: 1_000, sent: 300 });
  });

  it('is over after its last day', () => {
    const sent = ['2026-11-22', '2026-11-23', '2026-11-24'].map((day) => ({ day, mails: 1 }));
    expect(rampToday(plan, sent, '2026-11-25')).toMatchObject({ sendingDay: 4, cap: null });
  });

  it('grows by a factor, in whole calls', () => {
    expect(growingCaps(500, 1.5, 4)).toEqual([500, 700, 1_100, 1_600]);
  });

  it('refuses a cap that no call could keep', () => {
    expect(RampPlan.safeParse({ ...plan, caps: [99] }).success).toBe(false);
    expect(RampPlan.safeParse({ ...plan, caps: [] }).success).toBe(false);
  });
});
