import {
  type CampaignHappened,
  type CampaignView,
  campaignNews,
  digestNotice,
  heldNotice,
  type Notice,
  type NoticeWords,
  remarkNotice,
  reputationGuard,
  slotNearNotice,
} from '@masthead/domain';

const adminUrl = 'https://desk.gradient.example';
const newsletter = 'Gradient Notes';
const timeZone = 'Europe/Berlin';
const title = '№12 Four bits, all the way down';
const slotAt = new Date('2026-11-20T08:00:00Z');
const issueId = '6b07366bd2c07c0240f750d8';
const campaignId = '6b07366bd2c07c0240f750d9';

const counts: CampaignView['counts'] = {
  pending: 0,
  unknown: 0,
  submitted: 0,
  delayed: 0,
  delivered: 0,
  failed: 0,
  suppressed: 0,
  bounced: 0,
  complained: 0,
  skipped: 0,
};
const campaign: CampaignView = {
  id: campaignId,
  issueId,
  newsletterId: '0000000000000000000000a1',
  renditionId: 'a'.repeat(64),
  status: 'submitted',
  reason: null,
  heldByEdit: false,
  scheduledFor: slotAt,
  startedAt: slotAt,
  stoppedAt: null,
  finishedAt: null,
  recipients: 1204,
  counts: { ...counts, pending: 1204 },
  inFlight: 0,
  createdBy: 'Mira Holt',
  canary: null,
};

const bouncing = { submitted: 412, bounced: 21, complained: 0 };

/** What editors are told, one of each kind, in the words of the code that tells them (domain, `notices/`). */
export const sampleNotices: Readonly<Record<string, Notice>> = {
  'notice-slot': onIssue(
    slotNearNotice({
      newsletter,
      timeZone,
      at: new Date('2026-11-27T08:00:00Z'),
      leftMs: 86_400_000,
      stands: false,
      draft: { title: '№13 The cache that forgot', workflow: 'in review' },
    }),
  ),
  'notice-held': onIssue(heldNotice('Four bits, all the way down')),
  'notice-waits': onCampaign({
    status: 'held',
    reason: 'Its instant passed more than 6 hours ago; somebody has to say that it should still go.',
    startedAt: null,
    recipients: null,
    counts,
  }),
  'notice-paused': onCampaign({
    status: 'paused',
    reason: reputationGuard(bouncing),
    counts: { ...counts, delivered: 391, bounced: 21, pending: 792 },
  }),
  'notice-moved': onCampaign(
    {
      status: 'scheduled',
      startedAt: null,
      recipients: null,
      counts,
      scheduledFor: new Date('2026-11-19T08:00:00Z'),
    },
    { movedFrom: slotAt },
  ),
  'notice-report': onCampaign({
    finishedAt: new Date('2026-11-20T08:02:10Z'),
    counts: { ...counts, delivered: 1198, bounced: 4, complained: 1, failed: 1 },
  }),
  'notice-digest': { ...onIssue(digestNotice(newsletter)), link: toIssue('Open the digest') },
  'notice-remark': onIssue(
    remarkNotice({
      by: 'Dr. Ines Okafor',
      approves: true,
      text: 'The second figure now reads the way we measured it. Print it.\n\nApproved.',
    }),
  ),
};

function onIssue(words: NoticeWords): Notice {
  return { ...words, link: toIssue('Open the issue') };
}

function toIssue(label: string): Notice['link'] {
  return { label, url: `${adminUrl}/admin/collections/issues/${issueId}` };
}

/** The one thing that is told of a campaign that stands so. */
function onCampaign(view: Partial<CampaignView>, happened: Partial<CampaignHappened> = {}): Notice {
  const [news, ...more] = campaignNews(
    { ...campaign, ...view },
    { stoppedAt: null, movedFrom: null, ...happened },
    { title, newsletter, timeZone },
  );
  if (news === undefined || more.length > 0) throw new Error('a sample campaign has one thing to tell');
  return {
    ...news.notice,
    link: { label: 'Open the send', url: `${adminUrl}/admin/campaigns/${campaignId}` },
  };
}
