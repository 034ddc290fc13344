import type { Notice as HouseNotice } from '@masthead/domain';
import { houseSender, Letter, type LetterContent } from './letter.tsx';

/** A word from the house to its editors: slot near, campaign held or paused, campaign report. The domain words them. */
export type NoticeProps = HouseNotice;

export function noticeContent({ title, paragraphs, link }: NoticeProps): LetterContent {
  return {
    subject: title,
    preheader: paragraphs[0] ?? '',
    title,
    paragraphs,
    action: link,
    notes: [],
    links: [],
    reason: 'Sent to the editors of this desk.',
  };
}

export default function Notice(props: NoticeProps) {
  return <Letter sender={houseSender} content={noticeContent(props)} />;
}

Notice.PreviewProps = {
  title: 'Friday 09:00 is near and nothing is approved',
  paragraphs: [
    'The slot of Gradient Notes comes in two hours (Friday 09:00, Europe/Berlin), and no issue is approved for it.',
    'An empty slot is skipped and recorded. Nothing half-done is sent.',
  ],
  link: { label: 'Open the issues', url: 'https://desk.gradient.example/admin/collections/issues' },
} satisfies NoticeProps;
