import { CampaignStatus } from '@masthead/domain';
import type { SendFacts } from '../../features/campaigns/campaign-shape.ts';
import type { CampaignShown } from '../../features/desk/desk-shape.ts';
import { timelineOf } from './timeline.ts';

const rendition = {
  id: 'f'.repeat(64),
  subject: 'Caches learn to forget',
  approvedAt: '2026-11-26T10:00:00.000Z',
  approvedBy: 'Ada',
  htmlBytes: 40_000,
};

const facts: SendFacts = {
  campaignId: 'c'.repeat(24),
  issue: { id: 'i', number: 12, title: 'Caches learn to forget', exists: true },
  newsletterName: 'Gradient Notes',
  timeZone: 'Europe/Berlin',
  rendition,
  createdAt: '2026-11-26T11:00:00.000Z',
  mayRun: true,
};

describe('what happened to a campaign', () => {
  test('a send that went well is told from its approval to its last mail', () => {
    const campaign = shown({
      status: 'submitted',
      startedAt: '2026-11-27T08:00:01.000Z',
      finishedAt: '2026-11-27T08:00:09.000Z',
      recipients: 1200,
    });
    expect(timelineOf(facts, { acts: [], campaign }).map(({ what }) => what)).toEqual([
      'Approved by Ada',
      'Scheduled by ada@desk.test for Friday 27 November, 09:00',
      'Started, the audience as it was then: 1,200 recipients',
      'The provider had taken the last mail',
    ]);
  });

  test('an approval after the scheduling stands after it', () => {
    const later = { ...facts, rendition: { ...rendition, approvedAt: '2026-11-26T12:00:00.000Z' } };
    expect(timelineOf(later, { acts: [], campaign: shown({}) }).map(({ at }) => at)).toEqual([
      '2026-11-26T11:00:00.000Z',
      '2026-11-26T12:00:00.000Z',
      '2026-11-27T08:00:00.000Z',
    ]);
  });

  test('why it stopped is the last line, and a cancel is told before its last open call', () => {
    const paused = shown({ status: 'paused', reason: 'paused by Ada' });
    expect(timelineOf(facts, { acts: [], campaign: paused }).at(-1)).toEqual({
      at: null,
      what: 'Paused by Ada',
    });
    const cancelled = shown({ status: 'cancelled', finishedAt: '2026-11-27T08:00:09.000Z' });
    expect(timelineOf(facts, { acts: [], campaign: cancelled }).map(({ what }) => what)).toEqual([
      'Approved by Ada',
      'Scheduled by ada@desk.test for Friday 27 November, 09:00',
      'Cancelled',
      'The last open call was settled',
    ]);
  });

  test('a canary tells when its first mails were out, when the rest goes, and who let it go', () => {
    const canary = {
      recipients: 500,
      minutes: 30,
      until: { at: '2026-11-27T08:30:02.000Z', label: '' },
      ended: null,
    };
    const started = { startedAt: '2026-11-27T08:00:01.000Z' };
    const waits = shown({ ...started, status: 'waiting', canary });
    expect(timelineOf(facts, { acts: [], campaign: waits }).slice(-2)).toEqual([
      { at: '2026-11-27T08:00:02.000Z', what: 'The first 500 were handed over, the rest waits 30 min' },
      { at: '2026-11-27T08:30:02.000Z', what: 'The rest goes by itself, unless it is stopped' },
    ]);
    const ended = { at: '2026-11-27T08:10:00.000Z', by: 'ada@desk.test' };
    const goes = shown({ ...started, status: 'submitting', canary: { ...canary, ended } });
    expect(timelineOf(facts, { acts: [], campaign: goes }).at(-2)).toEqual({
      at: ended.at,
      what: 'The rest was let go by ada@desk.test',
    });
  });

  test('who paused and resumed it stands between its start and its end', () => {
    const campaign = shown({
      status: 'submitted',
      startedAt: '2026-11-27T08:00:01.000Z',
      finishedAt: '2026-11-27T08:00:09.000Z',
    });
    const acts = [
      { at: '2026-11-27T08:00:03.000Z', what: 'Paused by Ada' },
      { at: '2026-11-27T08:00:05.000Z', what: 'Resumed by Nia' },
      { at: '2026-11-26T11:30:00.000Z', what: 'Put on hold by an edit of Nia' },
      { at: '2026-11-27T09:00:00.000Z', what: 'Retried by Ada' },
    ];
    expect(timelineOf(facts, { acts, campaign }).map(({ what }) => what.split(' ')[0])).toEqual([
      'Approved',
      'Scheduled',
      'Put',
      'Started,',
      'Paused',
      'Resumed',
      'The',
      'Retried',
    ]);
  });

  test.each(CampaignStatus.options)('a campaign that is %s has a timeline', (status) => {
    expect(timelineOf(facts, { acts: [], campaign: shown({ status }) }).length).toBeGreaterThan(1);
  });
});

function shown(given: Partial<CampaignShown>): CampaignShown {
  return {
    id: 'c'.repeat(24),
    status: 'scheduled',
    reason: null,
    scheduledFor: '2026-11-27T08:00:00.000Z',
    label: 'Friday 27 November, 09:00',
    startedAt: null,
    finishedAt: null,
    recipients: null,
    counts: {},
    inFlight: 0,
    canary: null,
    createdBy: 'ada@desk.test',
    ...given,
  };
}
