import { CampaignStatus } from '@masthead/domain';
import type { SendState } from '../../features/campaigns/campaign-shape.ts';
import { verbsFor } from './verbs-for.ts';

describe('what an editor may do with a send', () => {
  test.each<[CampaignStatus, readonly string[]]>([
    ['scheduled', ['pause', 'cancel']],
    ['preparing', ['pause', 'cancel']],
    ['submitting', ['pause', 'cancel']],
    ['waiting', ['send-rest', 'pause', 'cancel']],
    ['paused', ['resume', 'cancel']],
    ['failed', ['resume', 'cancel']],
    ['held', ['resume', 'cancel']],
    ['submitted', []],
    ['cancelled', []],
  ])('%s: %j', (status, verbs) => {
    expect(verbsFor(state({ status })).map(({ verb }) => verb)).toEqual(verbs);
  });

  test.each<CampaignStatus>(['held', 'paused', 'failed'])(
    '%s, and edited: no click lets it run',
    (status) => {
      const held = { ...state({ status }), heldByEdit: true };
      expect(verbsFor(held).map(({ verb }) => verb)).toEqual(['cancel']);
    },
  );

  test('the buttons name their effect in mails', () => {
    const sending = state({
      status: 'submitting',
      startedAt: '2026-11-27T08:00:00.000Z',
      recipients: 1412,
      counts: { pending: 412, submitted: 990, skipped: 10 },
      inFlight: 100,
    });
    expect(verbsFor(sending).map(({ label }) => label)).toEqual([
      'Pause: 412 mails wait until you resume',
      'Cancel: 412 mails stay unsent, 100 mails may still go out',
    ]);
  });

  test('a retry and the two ways to settle say whom they mail', () => {
    const over = state({ status: 'submitted', counts: { submitted: 97, failed: 3 } });
    expect(verbsFor({ ...over, mailsToRetry: 3 }).map(({ label }) => label)).toEqual([
      'Retry what failed: 3 mails once more',
    ]);
    const [some] = verbsFor({ ...over, mailsToRetry: 1 });
    expect(some?.label).toBe('Retry what failed: 1 mail once more');
    expect(some?.consequence).toContain('1 mail of 3 that failed');
    expect(verbsFor(over)).toEqual([]);
    const doubt = state({
      status: 'submitting',
      startedAt: '2026-11-27T08:00:00.000Z',
      counts: { submitted: 50, unknown: 50 },
    });
    expect(verbsFor(doubt).map(({ verb }) => verb)).toEqual([
      'pause',
      'cancel',
      'settle-sent',
      'settle-unsent',
    ]);
    expect(
      verbsFor(doubt)
        .map(({ consequence }) => consequence)
        .join(),
    ).toContain('get the issue twice');
  });

  test('every verb offered asks before it acts', () => {
    for (const status of CampaignStatus.options) {
      for (const { question, consequence, confirm } of verbsFor({
        ...state({ status, counts: { unknown: 1 } }),
        mailsToRetry: 1,
      })) {
        expect(question.endsWith('?') && consequence.length > 0 && confirm.length > 0).toBe(true);
      }
    }
  });
});

function state(campaign: Partial<SendState['campaign']>): SendState {
  return {
    asOf: '2026-11-27T08:00:10.000Z',
    renditionId: 'f'.repeat(64),
    confirmed: null,
    heldByEdit: false,
    mailsToRetry: 0,
    failures: [],
    acts: [],
    campaign: {
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
      ...campaign,
    },
  };
}
