import { phrasesFor } from '../phrases/index.ts';
import { sampleNewsletter } from '../samples/sample-newsletter.ts';
import { Letter, type LetterContent, type LetterSender } from './letter.tsx';

export interface NewAddressProps {
  readonly newsletter: LetterSender;
  /** The page with the button; opening it changes nothing yet. */
  readonly confirmUrl: string;
  /** How long the link lives. */
  readonly validDays: number;
}

/** To the new address of a reader who wants to move. */
export function newAddressContent({ newsletter, confirmUrl, validDays }: NewAddressProps): LetterContent {
  const words = phrasesFor(newsletter.language).letters.newAddress({
    newsletter: newsletter.name,
    validDays,
  });
  return { ...words, action: { label: words.action, url: confirmUrl }, links: [] };
}

export default function NewAddress(props: NewAddressProps) {
  return <Letter sender={props.newsletter} content={newAddressContent(props)} />;
}

NewAddress.PreviewProps = {
  newsletter: sampleNewsletter,
  confirmUrl: 'https://gradient.example/move/v1.a.sample-token',
  validDays: 2,
} satisfies NewAddressProps;
