import type { CampaignShown } from '../../features/desk/desk-shape.ts';
import { durationWords, keepSample, type Sample, sendProgress } from './send-progress.ts';

const start = Date.parse('2026-11-27T08:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();

describe('how far a send is', () => {
  test('rate and time left come from the latest looks, not from the average', () => {
    const samples: Sample[] = [
      { atMs: start + 60_000, settled: 500 },
      { atMs: start + 65_000, settled: 900 },
    ];
    const state = { asOf: at(70), campaign: campaign({ submitted: 1500, pending: 1000 }, 2500) };
    expect(sendProgress(state, samples)).toEqual({
      settled: 1500,
      total: 2500,
      perSecond: 100,
      secondsLeft: 10,
    });
  });

  test('just opened, the average since the start stands in', () => {
    const state = { asOf: at(10), campaign: campaign({ submitted: 90, skipped: 10, pending: 100 }, 200) };
    expect(sendProgress(state, [])).toMatchObject({ settled: 100, perSecond: 10, secondsLeft: 10 });
  });

  test('in the first seconds nothing is foretold', () => {
    const state = { asOf: at(1), campaign: campaign({ submitted: 90, pending: 100 }, 190) };
    expect(sendProgress(state, [])).toMatchObject({ perSecond: null, secondsLeft: null });
  });

  test('without an end in sight there is no time left', () => {
    const state = { asOf: at(10), campaign: campaign({ submitted: 100, pending: 100 }, null) };
    expect(sendProgress(state, [])).toMatchObject({ total: null, perSecond: 10, secondsLeft: null });
  });

  test('standing still is no rate of nought that takes for ever', () => {
    const samples: Sample[] = [{ atMs: start, settled: 100 }];
    const state = { asOf: at(10), campaign: campaign({ submitted: 100, pending: 100 }, 200) };
    expect(sendProgress(state, samples)).toMatchObject({ perSecond: 0, secondsLeft: null });
  });

  test('what a cancel took back fills no bar', () => {
    const over = { ...campaign({ submitted: 25, skipped: 75 }, 100), status: 'cancelled' as const };
    expect(sendProgress({ asOf: at(10), campaign: over }, [])).toMatchObject({ settled: 25, total: 100 });
  });

  test('paused, there is no rate', () => {
    const state = {
      asOf: at(10),
      campaign: { ...campaign({ submitted: 50 }, 100), status: 'paused' as const },
    };
    expect(sendProgress(state, [{ atMs: start, settled: 0 }]).perSecond).toBeNull();
  });
});

describe('the looks that are kept', () => {
  test('old ones go, the new one stays, the same moment counts once', () => {
    const first = keepSample([], { atMs: 0, settled: 0 });
    const second = keepSample(first, { atMs: 15_000, settled: 10 });
    expect(keepSample(second, { atMs: 15_000, settled: 10 })).toBe(second);
    expect(keepSample(second, { atMs: 30_000, settled: 20 }).map(({ atMs }) => atMs)).toEqual([
      15_000, 30_000,
    ]);
  });

  test('a count that fell begins anew', () => {
    expect(keepSample([{ atMs: 0, settled: 10 }], { atMs: 1_000, settled: 5 })).toEqual([
      { atMs: 1_000, settled: 5 },
    ]);
  });
});

test.each([
  [0, 'a few seconds'],
  [42, 'about 45 s'],
  [89, 'about 90 s'],
  [600, 'about 10 min'],
  [3 * 3600, 'about 3 h'],
  [4 * 86_400, 'about 4 days'],
])('%d s is %s', (seconds, words) => {
  expect(durationWords(seconds)).toBe(words);
});

function campaign(counts: CampaignShown['counts'], recipients: number | null): CampaignShown {
  return {
    id: 'c'.repeat(24),
    status: recipients === null ? 'preparing' : 'submitting',
    reason: null,
    scheduledFor: at(0),
    label: '',
    startedAt: at(0),
    finishedAt: null,
    recipients,
    counts,
    inFlight: 0,
    canary: null,
    createdBy: 'ada@desk.test',
  };
}
