import { sampleNewsletter } from '../samples/sample-newsletter.ts';
import { Letter, type LetterContent, type LetterSender } from './letter.tsx';

export interface WelcomeProps {
  readonly newsletter: LetterSender;
  /** When issues come, as a sentence: "every Friday at 09:00 (Europe/Berlin)". */
  readonly cadence: string | null;
  /** The latest issue, to read meanwhile. */
  readonly latestIssue: { readonly title: string; readonly url: string } | null;
  readonly preferencesUrl: string;
  readonly unsubscribeUrl: string;
}

export function welcomeContent(props: WelcomeProps): LetterContent {
  const { newsletter, cadence, latestIssue } = props;
  return {
    subject: `Welcome to ${newsletter.name}`,
    preheader: cadence === null ? 'You are on the list.' : `You are on the list. It comes ${cadence}.`,
    title: 'You are on the list',
    paragraphs: [
      cadence === null
        ? `Thank you. The next issue of ${newsletter.name} comes to this address.`
        : `Thank you. ${newsletter.name} comes to this address ${cadence}.`,
      ...(latestIssue === null ? [] : [`Until then, here is the latest issue: ${latestIssue.title}`]),
    ],
    action: latestIssue === null ? null : { label: 'Read the latest issue', url: latestIssue.url },
    notes: [],
    links: [
      { label: 'Preferences', url: props.preferencesUrl },
      { label: 'Unsubscribe', url: props.unsubscribeUrl },
    ],
    reason: `You get this because you confirmed your subscription to ${newsletter.name}.`,
  };
}

export default function Welcome(props: WelcomeProps) {
  return <Letter sender={props.newsletter} content={welcomeContent(props)} />;
}

Welcome.PreviewProps = {
  newsletter: sampleNewsletter,
  cadence: 'every Friday at 09:00 (Europe/Berlin)',
  latestIssue: {
    title: 'Four bits, all the way down',
    url: 'https://gradient.example/issues/four-bits-all-the-way-down',
  },
  preferencesUrl: 'https://gradient.example/p/sample',
  unsubscribeUrl: 'https://gradient.example/u/sample',
} satisfies WelcomeProps;
