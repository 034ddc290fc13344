import { type CampaignFacts, deriveStatus } from './campaign-status.ts';

const at = new Date('2026-11-22T09:00:00Z');
const fresh: CampaignFacts = {
  intent: 'run',
  held: false,
  failed: false,
  startedAt: null,
  preparedAt: null,
  canaryWaits: false,
  openBatches: 0,
};

describe('the status of a campaign', () => {
  it.each<[string, Partial<CampaignFacts>, string]>([
    ['waits for its instant', {}, 'scheduled'],
    ['edited after approval', { held: true }, 'held'],
    ['paused before it started', { intent: 'pause' }, 'paused'],
    ['started', { startedAt: at }, 'preparing'],
    ['started, first batches submitted already', { startedAt: at, openBatches: 0 }, 'preparing'],
    ['all batches cut', { startedAt: at, preparedAt: at, openBatches: 3 }, 'submitting'],
    [
      'the first have theirs, the rest waits',
      { startedAt: at, preparedAt: at, openBatches: 3, canaryWaits: true },
      'waiting',
    ],
    [
      'paused while the rest waits',
      { intent: 'pause', startedAt: at, preparedAt: at, openBatches: 3, canaryWaits: true },
      'paused',
    ],
    [
      'cancelled while the rest waits',
      { intent: 'cancel', startedAt: at, preparedAt: at, canaryWaits: true },
      'cancelled',
    ],
    ['paused while submitting', { intent: 'pause', startedAt: at, preparedAt: at, openBatches: 3 }, 'paused'],
    ['the provider took every batch', { startedAt: at, preparedAt: at }, 'submitted'],
    ['paused when nothing was left', { intent: 'pause', startedAt: at, preparedAt: at }, 'submitted'],
    ['our mistake', { failed: true, startedAt: at, openBatches: 2 }, 'failed'],
    ['cancelled before it started', { intent: 'cancel' }, 'cancelled'],
    [
      'cancelled with calls under way',
      { intent: 'cancel', startedAt: at, preparedAt: at, openBatches: 1 },
      'cancelled',
    ],
  ])('%s', (_what, facts, status) => {
    expect(deriveStatus({ ...fresh, ...facts })).toBe(status);
  });
});
