import { describe, expect, it } from '@jest/globals';
import type { SubmitOutcome } from '../ports/transport.ts';
import { sameKeyMs } from '../timing.ts';
import { judgeOutcome } from './judge-outcome.ts';

const timing = { backoffMs: 5_000, backoffMaxMs: 300_000 };
const start = new Date('2026-03-01T00:00:00Z');
const first = { inDoubt: false, tries: 0, firstAttemptAt: null, claimedAt: start };
const doubted = {
  inDoubt: true,
  tries: 3,
  firstAttemptAt: start,
  claimedAt: new Date(start.getTime() + 60_000),
};
const old = { ...doubted, claimedAt: new Date(start.getTime() + sameKeyMs) };

const accepted: SubmitOutcome = { kind: 'accepted', ids: ['m1'], refused: [] };
const doubt: SubmitOutcome = { kind: 'inDoubt', why: 'no-answer' };
const limited: SubmitOutcome = { kind: 'retryAfter', ms: 1_000 };
const refused = (refusal: 'invalid' | 'quota' | 'access' | 'bug', retryAfterMs: number | null = null) =>
  ({ kind: 'refused', refusal, code: 'validation_error', message: 'no', retryAfterMs }) as const;

describe('after a call', () => {
  it.each([
    ['accepted', accepted, 'submitted'],
    [
      'refused in itself',
      { kind: 'accepted', ids: [null], refused: [{ index: 0, message: 'no' }] } as const,
      'failed',
    ],
    ['rate limit', limited, 'thaw'],
    ['quota', refused('quota'), 'thaw'],
    ['key or domain', refused('access'), 'thaw'],
    ['invalid', refused('invalid'), 'failed'],
    ['our bug', refused('bug'), 'failed'],
    ['no answer', doubt, 'doubt'],
  ])('%s → %s', (_name, outcome, next) => {
    expect(judgeOutcome(outcome, first, timing).next).toBe(next);
  });

  it('the rate limit costs no attempt, every other refusal does', () => {
    expect(judgeOutcome(limited, first, timing)).toMatchObject({ newAttempt: false, delayMs: 1_000 });
    expect(judgeOutcome(refused('quota', 9_000), first, timing)).toMatchObject({
      newAttempt: true,
      delayMs: 9_000,
    });
  });

  it.each([
    ['rate limit', limited],
    ['quota', refused('quota')],
    ['access', refused('access')],
    ['invalid', refused('invalid')],
    ['bug', refused('bug')],
    ['no answer', doubt],
  ])('in doubt, %s keeps key and body; after 22 hours it is unknown', (_name, outcome) => {
    expect(judgeOutcome(outcome, doubted, timing).next).toBe('doubt');
    expect(judgeOutcome(outcome, old, timing).next).toBe('unknown');
  });

  it('in doubt, an acceptance settles it at any time', () => {
    expect(judgeOutcome(accepted, doubted, timing).next).toBe('submitted');
    expect(judgeOutcome(accepted, old, timing).next).toBe('submitted');
  });

  it('waits longer each time, up to the limit', () => {
    const delays = [0, 1, 2, 10, 40].map((tries) => {
      const verdict = judgeOutcome(doubt, { ...first, tries }, timing);
      return verdict.next === 'doubt' ? verdict.delayMs : null;
    });
    expect(delays).toEqual([5_000, 10_000, 20_000, 300_000, 300_000]);
  });
});
