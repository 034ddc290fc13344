import fc from 'fast-check';
import type { Lane } from '../ports/pacer.ts';
import { freshPace, type PaceState, pace, paceRule, withRate } from './pace-rule.ts';

/** What the rule grants when lanes ask as soon as they are told to, `lateMs` after it. */
function run(start: PaceState, asks: readonly { readonly lane: Lane; readonly lateMs: number }[]): number[] {
  let state = start;
  let now = 1_000;
  const granted: number[] = [];
  for (const { lane, lateMs } of asks) {
    for (let tries = 0; ; tries += 1) {
      const answer = paceRule(state, lane, now);
      state = answer.state;
      if (answer.kind === 'granted') break;
      if (tries > 5) throw new Error('asked again and again');
      now += Math.ceil(answer.waitMs) + lateMs;
    }
    granted.push(now);
  }
  return granted;
}
const campaigns = (count: number, lateMs = 0) =>
  Array.from({ length: count }, () => ({ lane: 'campaign' as const, lateMs }));

describe('pacing', () => {
  it('grants the first at once, and a thousand at 10/s within 2.7 % of a hundred seconds, within 0.4 % where there is room', () => {
    const granted = run(freshPace(10), campaigns(1_000, 1));
    expect(granted[0]).toBe(1_000);
    expect((granted.at(-1) ?? 0) - 1_000).toBeLessThan(102_700);
    const roomy = run({ ...freshPace(10), left: 10_000 }, campaigns(1_000, 1));
    expect((roomy.at(-1) ?? 0) - 1_000).toBeLessThan(100_400);
  });

  it('never puts more than the limit into any window, however late everybody asks and whoever it is', () => {
    const ask = fc.record({
      lane: fc.constantFrom<Lane>('single', 'campaign'),
      lateMs: fc.integer({ min: 0, max: 300 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.array(ask, { minLength: 60, maxLength: 150 }),
        (rate, asks) => {
          const granted = run(freshPace(rate), asks);
          const closest = granted.slice(rate).map((at, i) => at - (granted[i] ?? 0));
          const window = 1_000 + pace.guardMs;
          expect(Math.min(window, ...closest)).toBeGreaterThanOrEqual(window - 1);
        },
      ),
    );
  });

  it('lets campaigns pass nobody: the next turn is the waiting single mail’s', () => {
    const first = paceRule(freshPace(10), 'campaign', 1_000);
    const single = paceRule(first.state, 'single', 1_001);
    if (single.kind !== 'later') throw new Error('not paced');
    const at = Math.ceil(1_001 + single.waitMs);
    const campaign = paceRule(single.state, 'campaign', at);
    expect(campaign.kind).toBe('later');
    const granted = paceRule(campaign.state, 'single', at + 1);
    expect(granted.kind).toBe('granted');
    expect(granted.state.singleUntil).toBe(0);
  });

  it('forgets a single mail that never came back', () => {
    const first = paceRule(freshPace(10), 'campaign', 1_000);
    const single = paceRule(first.state, 'single', 1_001);
    expect(paceRule(single.state, 'campaign', 1_200).kind).toBe('granted');
  });

  it('stops both lanes after retry-after', () => {
    const stopped = { ...freshPace(10), stoppedUntil: 4_000 };
    expect(paceRule(stopped, 'single', 1_000)).toMatchObject({ kind: 'later', waitMs: 3_000 });
    expect(paceRule(stopped, 'campaign', 3_999).kind).toBe('later');
    expect(paceRule(stopped, 'campaign', 4_000).kind).toBe('granted');
  });

  it('waits a window out when the limit falls, and not when it rises', () => {
    const { state } = paceRule(freshPace(10), 'campaign', 1_000);
    expect(paceRule(withRate(state, 5, 1_050), 'campaign', 1_900)).toMatchObject({
      kind: 'later',
      waitMs: 150,
    });
    expect(paceRule(withRate(state, 50, 1_050), 'campaign', 1_102).kind).toBe('granted');
  });

  it('below one request a second the window grows with it', () => {
    const granted = run(freshPace(0.5), campaigns(4));
    expect(granted.map((at) => at - 1_000)).toEqual([0, 1, 2, 3].map((n) => n * (2_000 + pace.guardMs)));
  });
});
