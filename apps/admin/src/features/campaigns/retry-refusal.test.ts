import { CampaignStatus, type CampaignView, DeliveryState } from '@masthead/domain';
import { retryRefusal } from './retry-refusal.ts';

const id = 'c'.repeat(24);

describe('what a retry is for', () => {
  test('a finished campaign, the newest of its issue, of which mails failed', () => {
    expect(retryRefusal(campaign({ failed: 3 }), id)).toBeNull();
  });

  test.each(CampaignStatus.options.filter((status) => status !== 'submitted'))(
    'not one that is %s',
    (status) => {
      const no = retryRefusal({ ...campaign({ failed: 3 }), status }, id);
      expect(no).toMatchObject({ status: 409, code: status === 'cancelled' ? 'cancelled' : 'not-over' });
    },
  );

  test('not an older one: its failures were mailed by the newer', () => {
    expect(retryRefusal(campaign({ failed: 3 }), 'd'.repeat(24))?.code).toBe('not-newest');
  });

  test('not what bounced, was complained of or left out', () => {
    expect(retryRefusal(campaign({ bounced: 2, complained: 1, skipped: 4 }), id)?.code).toBe(
      'nothing-failed',
    );
  });

  test('not before the worker has closed it; what is unknown is settled first', () => {
    expect(retryRefusal({ ...campaign({ failed: 3 }), finishedAt: null }, id)?.code).toBe('not-closed');
    const doubt = { ...campaign({ failed: 3, unknown: 50 }), status: 'submitting' as const };
    expect(retryRefusal(doubt, id)?.help).toBe('Settle what is unknown first.');
  });
});

function campaign(counts: Partial<CampaignView['counts']>): CampaignView {
  const none = Object.fromEntries(DeliveryState.options.map((state) => [state, 0]));
  return {
    id,
    issueId: 'a'.repeat(24),
    newsletterId: 'b'.repeat(24),
    renditionId: 'f'.repeat(64),
    status: 'submitted',
    reason: null,
    heldByEdit: false,
    scheduledFor: new Date('2026-11-27T08:00:00Z'),
    startedAt: new Date('2026-11-27T08:00:01Z'),
    stoppedAt: null,
    finishedAt: new Date('2026-11-27T08:01:00Z'),
    recipients: 100,
    counts: { ...(none as CampaignView['counts']), ...counts },
    inFlight: 0,
    canary: null,
    createdBy: 'ada@desk.test',
  };
}
