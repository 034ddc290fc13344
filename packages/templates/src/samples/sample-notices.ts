import type { NoticeProps } from '../email/notice.tsx';

const adminUrl = 'https://desk.gradient.example';
const issue = {
  label: 'Open the issue',
  url: `${adminUrl}/admin/collections/issues/6b07366bd2c07c0240f750d8`,
};
const campaign = { label: 'Open the campaign', url: `${adminUrl}/admin/campaigns/6b07366bd2c07c0240f750d9` };

/** What editors are told, one of each kind, as the worker and the desk word it. */
export const sampleNotices: Readonly<Record<string, NoticeProps>> = {
  'notice-slot': {
    title: 'Gradient Notes: nothing is approved for Friday 27 November, 09:00',
    paragraphs: [
      'The slot of Gradient Notes comes in 24 hours (Friday 27 November, 09:00, Europe/Berlin), and no approved issue is scheduled for it. The nearest is “№13 The cache that forgot”: it waits for an editor’s approval.',
      'An empty slot is skipped and recorded. Nothing half-done is sent.',
    ],
    link: issue,
  },
  'notice-paused': {
    title: 'Paused: Four bits, all the way down',
    paragraphs: [
      'The send was paused: 21 of 412 mails bounced for good (5.1 %), which is above 4 %. Nothing more is handed over until somebody resumes it.',
    ],
    link: campaign,
  },
  'notice-report': {
    title: 'Sent: Four bits, all the way down',
    paragraphs: [
      'All of 1,204 mails were handed over by Friday 20 November, 09:02.',
      '1,198 delivered, 4 bounced, 1 complained, 1 failed.',
    ],
    link: campaign,
  },
  'notice-digest': {
    title: 'Gradient Notes: the digest is drafted',
    paragraphs: [
      'The month’s digest of Gradient Notes was drafted from the issues that came out since the last one. It waits for an editor: nothing is sent until it is approved, and then only to readers who chose the digest.',
    ],
    link: { ...issue, label: 'Open the digest' },
  },
};
