import type { CampaignRow } from '../campaigns/campaign-shape.ts';
import type { IssueInWork } from './overview-shape.ts';
import { isUnderWay, slotOutlook } from './slot-outlook.ts';

const friday = '2026-11-27T08:00:00.000Z';

describe('what the next slot will send', () => {
  test('a newsletter without a slot has no outlook', async () => {
    expect(await slotOutlook(null, [row({})], [], noneAsked)).toEqual({ kind: 'no-slot' });
  });

  test('the campaign at the very instant of the slot fills it, a held one too', async () => {
    const held = row({ status: 'held', scheduledFor: friday });
    expect(await slotOutlook(friday, [row({}), held], [], noneAsked)).toEqual({ kind: 'filled', by: held });
  });

  test('an open slot names what could fill it, nearest to done first, order kept within, and what the first lacks', async () => {
    const outlook = await slotOutlook(
      friday,
      [row({ scheduledFor: '2026-11-26T08:00:00.000Z' })],
      [issue('a', 'draft'), issue('b', 'in review'), issue('c', 'draft'), issue('d', 'approved')],
      async (issueId) => [`${issueId} lacks an address`],
    );
    expect(outlook).toMatchObject({ kind: 'open', lacks: ['d lacks an address'] });
    expect(outlook.kind === 'open' && outlook.inWork.map(({ id }) => id)).toEqual(['d', 'b', 'a', 'c']);
  });

  test.each([
    ['scheduled', true],
    ['held', true],
    ['preparing', true],
    ['submitting', true],
    ['paused', true],
    ['submitted', false],
    ['cancelled', false],
    ['failed', false],
  ] as const)('a campaign that is %s is under way: %s', (status, expected) => {
    expect(isUnderWay(row({ status }))).toBe(expected);
  });
});

async function noneAsked(): Promise<never> {
  throw new Error('no issue is to be looked at');
}

function issue(id: string, workflow: IssueInWork['workflow']): IssueInWork {
  return { id, number: 1, title: id, exists: true, workflow };
}

function row(campaign: Partial<CampaignRow['campaign']>): CampaignRow {
  return {
    campaign: {
      id: 'c'.repeat(24),
      status: 'scheduled',
      reason: null,
      scheduledFor: '2026-12-04T08:00:00.000Z',
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
    issue: { id: 'i', number: 1, title: 'One', exists: true },
    newsletterName: 'Gradient Notes',
    timeZone: 'Europe/Berlin',
  };
}
