import { inOrder } from '../in-order.ts';
import { hasItalics, type Printable } from '../snapshot/index.ts';
import type { ReaderLinks } from '../text/index.ts';
import { Blocks } from './blocks.tsx';
import { Cell } from './cell.tsx';
import { MailLink } from './line.tsx';
import { type MailLook, startSide } from './mail-context.ts';
import { labelFont, textFont } from './mail-styles.ts';
import { OwnWay, OwnWords } from './own-way.tsx';
import { Wordmark } from './wordmark.tsx';

interface HeaderProps {
  readonly issue: Printable;
  readonly links: ReaderLinks;
  readonly look: MailLook;
}

/** Wordmark with the two links people look for, then number, date, title, greeting and lede. */
export function IssueHeader({ issue, links, look }: HeaderProps) {
  const { light } = look.theme;
  const small = { font: `13px/1.5 ${labelFont(look.theme)}`, color: light.secondary };
  return (
    <>
      <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" border={0}>
        <tbody>
          <tr>
            <td
              className="c"
              style={{ padding: '28px 0 12px', font: `bold 20px/1.2 ${textFont(look.theme)}` }}
            >
              <MailLink href={issue.newsletter.homeHref} look={look} tone="ink">
                <Wordmark name={issue.newsletter.name} look={look} />
              </MailLink>
            </td>
            <td
              className="c s"
              align={look.direction === 'rtl' ? 'left' : 'right'}
              style={{ ...small, padding: '0 0 12px', verticalAlign: 'bottom' }}
            >
              <MailLink href={issue.issueHref} look={look} tone="quiet">
                {look.phrases.viewInBrowser}
              </MailLink>
              {' · '}
              <MailLink href={links.unsubscribeUrl} look={look} tone="quiet">
                {look.phrases.unsubscribe}
              </MailLink>
            </td>
          </tr>
        </tbody>
      </table>
      <Cell
        className="s r"
        style={{ ...small, padding: '10px 0 20px', borderTop: `1px solid ${light.rule}` }}
      >
        {inOrder(issue.facts, (fact, at) => (
          <>
            {at === 0 ? null : ' · '}
            <OwnWay words={fact} issue={issue} />
          </>
        ))}
      </Cell>
      <h1
        className="h"
        style={{
          margin: '0 0 20px',
          fontSize: '31px',
          lineHeight: 1.2,
          ...(hasItalics(issue.title) ? { letterSpacing: '-.3px' } : {}),
        }}
      >
        {issue.title}
      </h1>
      <div style={{ fontSize: '19px', lineHeight: 1.5 }}>
        <p style={{ margin: '0 0 12px' }}>
          <OwnWords issue={issue}>{links.greeting}</OwnWords>
        </p>
        <Blocks blocks={issue.lede} look={look} />
      </div>
      <Contents issue={issue} look={look} />
    </>
  );
}

/** Links to the web page: anchors within a mail work in few clients. */
function Contents({ issue, look }: Pick<HeaderProps, 'issue' | 'look'>) {
  if (issue.contents.length === 0) return null;
  const start = startSide(look);
  return (
    <div
      className="s"
      style={{
        margin: '22px 0 0',
        font: `14px/1.4 ${labelFont(look.theme)}`,
        color: look.theme.light.secondary,
      }}
    >
      <p style={{ margin: '0 0 8px' }}>
        <strong>{look.phrases.inThisIssue}</strong>
      </p>
      {issue.contents.map(({ anchor, label, depth }) => (
        <p key={anchor} style={{ margin: '0 0 6px', [`margin${start}`]: `${depth * 18}px` }}>
          <MailLink href={`${issue.issueHref}#${anchor}`} look={look} tone="bare">
            {label}
          </MailLink>
        </p>
      ))}
    </div>
  );
}
