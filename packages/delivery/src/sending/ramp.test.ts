import { describe, expect, it } from '@jest/globals';
import { makeRampGate } from './ramp.ts';

describe('the gate of senders that warm up', () => {
  it('sees a warm-up that was set meanwhile, though the clock was set back', async () => {
    let now = new Date('2026-11-26T09:00:00Z');
    let elapsed = 0;
    let ramps: unknown = {};
    const gate = makeRampGate({
      settings: { get: async () => ramps },
      ledger: {
        today: async () => ({ day: '2026-11-26', nextInMs: 60_000 }),
        byDay: async () => ({ today: '2026-11-26', days: [{ day: '2026-11-26', mails: 1_000_000 }] }),
      },
      clock: () => now,
      elapsedMs: () => elapsed,
    });
    const refuses = () => gate.refuses('Letters <letters@press.example.org>', 'batch');
    expect(await refuses()).toBeNull();
    ramps = { 'press.example.org': { startedOn: '2026-11-26', caps: [200] } };
    now = new Date('2026-11-26T08:00:00Z');
    elapsed += 6_000;
    expect(await refuses()).toMatchObject({ resumeInMs: 60_000 });
  });
});
