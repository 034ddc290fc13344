import { phrasesFor } from '../phrases/index.ts';
import { sampleNewsletter } from '../samples/sample-newsletter.ts';
import { Letter, type LetterContent, type LetterSender } from './letter.tsx';

export interface GoodbyeProps {
  readonly newsletter: LetterSender;
  /** The page with the button that takes it back; opening it changes nothing. */
  readonly undoUrl: string;
  /** How long that button works. */
  readonly undoHours: number;
  /** Afterwards readers come back as they came. */
  readonly subscribeUrl: string;
}

/** To a reader who left, where the newsletter wants it: that it is done, and how to take it back. */
export function goodbyeContent({
  newsletter,
  undoUrl,
  undoHours,
  subscribeUrl,
}: GoodbyeProps): LetterContent {
  const { subscribeAgain, ...words } = phrasesFor(newsletter.language).letters.goodbye({
    newsletter: newsletter.name,
    undoHours,
  });
  return {
    ...words,
    action: { label: words.action, url: undoUrl },
    links: [{ label: subscribeAgain, url: subscribeUrl }],
  };
}

export default function Goodbye(props: GoodbyeProps) {
  return <Letter sender={props.newsletter} content={goodbyeContent(props)} />;
}

Goodbye.PreviewProps = {
  newsletter: sampleNewsletter,
  undoUrl: 'https://gradient.example/u/v1.a.sample-token',
  undoHours: 24,
  subscribeUrl: 'https://gradient.example/subscribe',
} satisfies GoodbyeProps;
