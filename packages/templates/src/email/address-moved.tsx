import { phrasesFor } from '../phrases/index.ts';
import { sampleNewsletter } from '../samples/sample-newsletter.ts';
import { Letter, type LetterContent, type LetterSender } from './letter.tsx';

export interface AddressMovedProps {
  readonly newsletter: LetterSender;
  /** Where the reader can sign up again, should it not have been them. */
  readonly subscribeUrl: string;
}

/** To the old address, once the new one has proved itself: whoever did it, its owner learns of it. */
export function addressMovedContent({ newsletter, subscribeUrl }: AddressMovedProps): LetterContent {
  const { subscribeAgain, ...words } = phrasesFor(newsletter.language).letters.addressMoved({
    newsletter: newsletter.name,
  });
  return { ...words, action: null, links: [{ label: subscribeAgain, url: subscribeUrl }] };
}

export default function AddressMoved(props: AddressMovedProps) {
  return <Letter sender={props.newsletter} content={addressMovedContent(props)} />;
}

AddressMoved.PreviewProps = {
  newsletter: sampleNewsletter,
  subscribeUrl: 'https://gradient.example/subscribe',
} satisfies AddressMovedProps;
