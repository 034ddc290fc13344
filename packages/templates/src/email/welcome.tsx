import { type Cadence, phrasesFor } from '../phrases/index.ts';
import { sampleNewsletter } from '../samples/sample-newsletter.ts';
import { Letter, type LetterContent, type LetterSender } from './letter.tsx';

export interface WelcomeProps {
  readonly newsletter: LetterSender;
  /** When issues come; null where nothing is promised. */
  readonly cadence: Cadence | null;
  /** The latest issue, to read meanwhile. */
  readonly latestIssue: { readonly title: string; readonly url: string } | null;
  readonly preferencesUrl: string;
  readonly unsubscribeUrl: string;
}

export function welcomeContent(props: WelcomeProps): LetterContent {
  const { newsletter, cadence, latestIssue } = props;
  const phrases = phrasesFor(newsletter.language);
  const words = phrases.letters.welcome({
    newsletter: newsletter.name,
    cadence,
    latestTitle: latestIssue?.title ?? null,
  });
  return {
    ...words,
    action: latestIssue === null ? null : { label: words.action, url: latestIssue.url },
    links: [
      { label: phrases.preferences, url: props.preferencesUrl },
      { label: phrases.unsubscribe, url: props.unsubscribeUrl },
    ],
  };
}

export default function Welcome(props: WelcomeProps) {
  return <Letter sender={props.newsletter} content={welcomeContent(props)} />;
}

Welcome.PreviewProps = {
  newsletter: sampleNewsletter,
  cadence: { weekday: 5, time: '09:00', timeZone: 'Europe/Berlin' },
  latestIssue: {
    title: 'Four bits, all the way down',
    url: 'https://gradient.example/issues/four-bits-all-the-way-down',
  },
  preferencesUrl: 'https://gradient.example/p/sample',
  unsubscribeUrl: 'https://gradient.example/u/sample',
} satisfies WelcomeProps;
