import { defaultTheme, type NewsletterProfile } from '@masthead/domain';
import { Button } from 'react-email';
import { directionOf, phrasesFor } from '../phrases/index.ts';
import type { Marks } from '../placeholders.ts';
import { printableTheme } from '../theme.ts';
import { Cell } from './cell.tsx';
import { MailLink } from './line.tsx';
import type { MailLook } from './mail-context.ts';
import { MailDocument } from './mail-document.tsx';
import { labelFont, textFont } from './mail-styles.ts';
import { Wordmark } from './wordmark.tsx';

/** Who a single mail comes from: a newsletter, or the house itself (password mails, notices). */
export type LetterSender = Pick<
  NewsletterProfile,
  'name' | 'siteUrl' | 'postalAddress' | 'language' | 'theme'
>;

/** Mails about accounts and campaigns come from the house, in its own colours. */
export const houseSender: LetterSender = {
  name: 'Masthead',
  siteUrl: '',
  postalAddress: '',
  language: 'en',
  theme: defaultTheme,
};

/** What a single mail says. Its HTML and its text are both made of this, so they cannot differ. */
export interface LetterContent {
  readonly subject: string;
  readonly preheader: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** The one thing to do, if there is one. The address is spelled out below it too. */
  readonly action: { readonly label: string; readonly url: string } | null;
  /** Small print under the action: how long the link lives, what to do if it was not you. */
  readonly notes: readonly string[];
  /** Quiet links at the foot. */
  readonly links: readonly { readonly label: string; readonly url: string }[];
  /** Why this mail was sent. */
  readonly reason: string;
}

interface LetterProps {
  readonly sender: LetterSender;
  readonly content: LetterContent;
  readonly marks?: Marks;
}

/** A short mail: wordmark, title, a few paragraphs, at most one button. */
export function Letter({ sender, content, marks }: LetterProps) {
  const look: MailLook = {
    theme: printableTheme(sender.theme),
    direction: directionOf(sender.language),
    phrases: phrasesFor(sender.language),
  };
  const { light } = look.theme;
  const small = { font: `13px/1.6 ${labelFont(look.theme)}`, color: light.secondary };
  return (
    <MailDocument
      look={look}
      language={sender.language}
      title={content.subject}
      preheader={content.preheader}
      marks={marks}
    >
      <Cell
        className="r"
        style={{
          padding: '28px 0 12px',
          borderBottom: `1px solid ${light.rule}`,
          font: `bold 20px/1.2 ${textFont(look.theme)}`,
        }}
      >
        <Wordmark name={sender.name} look={look} />
      </Cell>
      <h1 className="h" style={{ margin: '28px 0 16px', fontSize: '29px', lineHeight: 1.2 }}>
        {content.title}
      </h1>
      {content.paragraphs.map((paragraph) => (
        <p key={paragraph} style={{ margin: '0 0 14px' }}>
          {paragraph}
        </p>
      ))}
      {content.action === null ? null : <Action {...content.action} look={look} />}
      {content.notes.map((note) => (
        <p key={note} className="s" style={{ ...small, margin: '0 0 8px' }}>
          {note}
        </p>
      ))}
      <div style={{ margin: '40px 0 0' }}>
        <Cell
          className="s r"
          style={{ ...small, padding: '16px 0 40px', borderTop: `1px solid ${light.rule}` }}
        >
          {content.reason}
          {content.links.map(({ label, url }, at) => (
            <span key={url}>
              {at === 0 ? <br /> : ' · '}
              <MailLink href={url} look={look} tone="quiet">
                {label}
              </MailLink>
            </span>
          ))}
          {sender.postalAddress === '' ? null : <br />}
          {sender.postalAddress.split('\n').join(', ')}
        </Cell>
      </div>
    </MailDocument>
  );
}

function Action({
  label,
  url,
  look,
}: {
  readonly label: string;
  readonly url: string;
  readonly look: MailLook;
}) {
  const { theme } = look;
  return (
    <>
      <p style={{ margin: '22px 0 18px' }}>
        <Button
          href={url}
          target="_self"
          className="f"
          style={{
            padding: '12px 22px',
            borderRadius: `${theme.radiusPx}px`,
            backgroundColor: theme.light.accent,
            color: theme.light.paper,
            font: `bold 16px/1.2 ${labelFont(look.theme)}`,
          }}
        >
          {label}
        </Button>
      </p>
      <p
        className="s"
        style={{
          margin: '0 0 14px',
          font: `13px/1.6 ${labelFont(look.theme)}`,
          color: theme.light.secondary,
        }}
      >
        <a
          href={url}
          className="s"
          style={{ color: theme.light.secondary, wordBreak: 'break-all', wordWrap: 'break-word' }}
        >
          {url}
        </a>
      </p>
    </>
  );
}
