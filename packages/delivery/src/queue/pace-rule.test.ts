import fc from 'fast-check';
import type { Lane } from '../ports/pacer.ts';
import { type PaceState, paceRule } from './pace-rule.ts';

const state = (over: Partial<PaceState> = {}): PaceState => ({
  nextAt: 0,
  stoppedUntil: 0,
  perSecond: 10,
  ...over,
});

describe('pacing', () => {
  it('grants the first at once and the next one interval later', () => {
    const first = paceRule(state(), 'campaign', 1000, 5000);
    expect(first).toMatchObject({ kind: 'granted', waitMs: 0 });
    if (first.kind !== 'granted') return;
    expect(paceRule(first.state, 'single', 1000, 5000)).toMatchObject({
      kind: 'granted',
      waitMs: 102.5,
    });
  });

  it('lets campaigns queue one turn ahead and no further, so that a single mail comes next', () => {
    const busy = state({ nextAt: 1300 });
    expect(paceRule(busy, 'campaign', 1000, 5000).kind).toBe('later');
    expect(paceRule(busy, 'single', 1000, 5000)).toMatchObject({ kind: 'granted', waitMs: 300 });
  });

  it('stops everyone after retry-after', () => {
    const stopped = state({ stoppedUntil: 4000 });
    expect(paceRule(stopped, 'single', 1000, 5000)).toMatchObject({ kind: 'granted', waitMs: 3000 });
    expect(paceRule(stopped, 'single', 1000, 2000).kind).toBe('refused');
  });

  it('never puts more than the limit into any window of a second, however the two lanes come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.tuple(fc.constantFrom<Lane>('single', 'campaign'), fc.integer({ min: 0, max: 300 })), {
          maxLength: 200,
        }),
        (perSecond, calls) => {
          let bucket = state({ perSecond });
          let now = 0;
          const granted: number[] = [];
          for (const [lane, gapMs] of calls) {
            now += gapMs;
            const answer = paceRule(bucket, lane, now, 60_000);
            if (answer.kind !== 'granted') continue;
            bucket = answer.state;
            granted.push(now + answer.waitMs);
          }
          for (const [i, at] of granted.entries()) {
            const windowed = granted.slice(i).filter((other) => other < at + 1000).length;
            expect(windowed).toBeLessThanOrEqual(perSecond);
          }
        },
      ),
    );
  });
});
