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
  return {
    subject: `Confirm your subscription to ${newsletter.name}`,
    preheader: 'One click, and the next issue comes to you.',
    title: 'Is this your address?',
    paragraphs: [
      `Somebody, we hope you, asked for ${newsletter.name} at this address. Confirm it and the next issue comes to you.`,
    ],
    action: { label: 'Confirm subscription', url: confirmUrl },
    notes: [
      `The link works for ${validDays} days. If it was not you, do nothing: without your click we send no newsletter and forget the address.`,
    ],
    links: [],
    reason: `Sent once, because this address was entered in the signup form of ${newsletter.name}.`,
  };
}

export default function Confirm(props: ConfirmProps) {
  return <Letter sender={props.newsletter} content={confirmContent(props)} />;
}

Confirm.PreviewProps = {
  newsletter: sampleNewsletter,
  confirmUrl: 'https://gradient.example/confirm/v1.a.sample-token',
  validDays: 7,
} satisfies ConfirmProps;
