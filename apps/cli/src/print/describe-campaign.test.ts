import { describe, expect, it } from '@jest/globals';
import type { SendFacts, SendState } from '../desk/campaigns.ts';
import { describeCampaign } from './describe-campaign.ts';
import { describeCampaigns } from './describe-campaigns.ts';

const facts: SendFacts = {
  issue: { number: null, title: 'Gates again' },
  newsletterName: 'The Canal',
  timeZone: 'Europe/Berlin',
  rendition: null,
};
const waiting: SendState = {
  asOf: '2026-11-27T07:00:00.000Z',
  campaign: {
    id: 'c'.repeat(24),
    status: 'scheduled',
    reason: null,
    scheduledFor: '2026-11-27T08:00:00.000Z',
    startedAt: null,
    finishedAt: null,
    recipients: null,
    counts: {},
    inFlight: 0,
    canary: null,
    createdBy: 'ada@desk.test',
  },
  confirmed: 1,
  heldByEdit: false,
  mailsToRetry: 0,
};
const shown = (state: Partial<SendState>, campaign: Partial<SendState['campaign']> = {}) =>
  describeCampaign({ ...waiting, ...state, campaign: { ...waiting.campaign, ...campaign } }, facts);

describe('a campaign in words', () => {
  it('that waits has counted nobody, and is due on the newsletter’s own clocks', () => {
    expect(describeCampaign(waiting, facts)).toBe(
      [
        `Campaign ${'c'.repeat(24)}: “Gates again”, The Canal`,
        '  status      scheduled',
        '  scheduled   2026-11-27 09:00 Europe/Berlin, by ada@desk.test',
        '  rendition   not in the store any more',
        '  recipients  fixed at the start; 1 confirmed subscription now',
        '  states      nothing yet',
        '  in flight   nothing',
      ].join('\n'),
    );
  });

  it('names the verb that mends what failed, is unknown or was edited', () => {
    expect(shown({ mailsToRetry: 2 }, { status: 'submitted', counts: { submitted: 97, failed: 3 } })).toMatch(
      /\n2 mails failed and would go once more: masthead campaigns retry c{24}$/,
    );
    expect(shown({}, { status: 'submitting', counts: { unknown: 50 } })).toMatch(
      /\nNobody can say whether 50 mails went out\. .* settle c{24} --as sent\|unsent$/,
    );
    expect(shown({ heldByEdit: true }, { status: 'held' })).toContain('only a new approval lets it run');
  });
});

describe('a campaign that goes to some first', () => {
  const canary = { recipients: 500, minutes: 30, until: { at: '2026-11-27T08:30:05.000Z' }, ended: null };

  it('says when the rest goes, and what lets it go at once', () => {
    const text = shown({}, { status: 'waiting', canary });
    expect(text).toContain(
      '\n  first       500 readers, then 30 minutes of waiting; the rest goes 2026-11-27 09:30 Europe/Berlin\n',
    );
    expect(text).toMatch(/at once with: masthead campaigns send-rest c{24}$/);
  });

  it('says who let it go', () => {
    const ended = { at: '2026-11-27T08:10:00.000Z', by: 'ada@desk.test' };
    expect(shown({}, { status: 'submitting', canary: { ...canary, ended } })).toContain(
      'the rest was let go by ada@desk.test, 2026-11-27 09:10 Europe/Berlin',
    );
  });
});

describe('a list of campaigns', () => {
  const row = { ...facts, campaign: waiting.campaign };

  it('shows no figure of what has not started', () => {
    expect(describeCampaigns([row], { status: null, limit: 50, isFirst: true })).toMatch(
      /09:00 +(- +){5}“Gates again”/,
    );
  });

  it('says when there is none, and when there may be more', () => {
    expect(describeCampaigns([], { status: 'held', limit: 50, isFirst: true })).toBe(
      'No campaign is held now.',
    );
    expect(describeCampaigns([], { status: null, limit: 50, isFirst: true })).toBe(
      'Nothing has been sent yet.',
    );
    expect(describeCampaigns([row], { status: null, limit: 1, isFirst: true })).toContain(
      `\nOlder ones: --before ${row.campaign.id}`,
    );
  });
});
