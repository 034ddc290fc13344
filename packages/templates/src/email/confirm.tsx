import { phrasesFor } from '../phrases/index.ts';
import { sampleNewsletter } from '../samples/sample-newsletter.ts';
import { Letter, type LetterContent, type LetterSender } from './letter.tsx';

export interface ConfirmProps {
  readonly newsletter: LetterSender;
  /** The page with the button; opening it changes nothing yet. */
  readonly confirmUrl: string;
  /** How long the link lives. */
  readonly validDays: number;
}

export function confirmContent({ newsletter, confirmUrl, validDays }: ConfirmProps): LetterContent {
  const words = phrasesFor(newsletter.language).letters.confirm({ newsletter: newsletter.name, validDays });
  return { ...words, action: { label: words.action, url: confirmUrl }, links: [] };
}

export default function Confirm(props: ConfirmProps) {
  return <Letter sender={props.newsletter} content={confirmContent(props)} />;
}

Confirm.PreviewProps = {
  newsletter: sampleNewsletter,
  confirmUrl: 'https://gradient.example/confirm/v1.a.sample-token',
  validDays: 7,
} satisfies ConfirmProps;
