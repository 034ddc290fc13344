import { describe, expect, test } from '@jest/globals';
import { type CampaignView, DeliveryState } from '@masthead/domain';
import { publicFromOf } from './public-from.ts';

const slot = new Date('2026-11-27T09:00:00Z');
const anHour = 3_600_000;
const before = new Date(slot.getTime() - anHour);
const after = new Date(slot.getTime() + 6 * anHour);
const none = Object.fromEntries(DeliveryState.options.map((state) => [state, 0])) as CampaignView['counts'];

function campaign(over: Partial<CampaignView>): CampaignView {
  return {
    id: 'c'.repeat(24),
    issueId: 'a'.repeat(24),
    newsletterId: 'b'.repeat(24),
    renditionId: 'f'.repeat(64),
    status: 'scheduled',
    reason: null,
    heldByEdit: false,
    scheduledFor: slot,
    startedAt: null,
    stoppedAt: null,
    finishedAt: null,
    recipients: null,
    counts: none,
    inFlight: 0,
    canary: null,
    createdBy: 'ada@desk.test',
    ...over,
  };
}
const opens = (over: Partial<CampaignView>) => publicFromOf({ publicFrom: null }, campaign(over));

describe('the page of an issue that was to go out at nine', () => {
  test('opens at nine, with or without a worker', () => {
    expect(opens({})).toEqual(slot);
  });

  test('stays open when the worker comes back hours late and waits for a person', () => {
    expect(opens({ status: 'held' })).toEqual(slot);
  });

  test.each(['held', 'paused'] as const)('stays open when it is %s after nine', (status) => {
    expect(opens({ status, stoppedAt: after })).toEqual(slot);
    expect(opens({ status, stoppedAt: slot })).toEqual(slot);
  });

  test.each(['held', 'paused'] as const)('does not open when it is %s before nine', (status) => {
    expect(opens({ status, stoppedAt: before })).toBeNull();
  });

  test('stays open once anything has started, however it was stopped', () => {
    expect(opens({ status: 'paused', stoppedAt: after, startedAt: slot })).toEqual(slot);
  });

  test('shuts when it is cancelled before any mail has left, and not afterwards', () => {
    expect(opens({ status: 'cancelled' })).toBeNull();
    expect(opens({ status: 'cancelled', counts: { ...none, submitted: 1 } })).toEqual(slot);
  });
});
