import { inOrder } from '../in-order.ts';
import type { Printable } from '../snapshot/index.ts';
import type { ReaderLinks } from '../text/index.ts';
import { Cell } from './cell.tsx';
import { MailLink } from './line.tsx';
import type { MailLook } from './mail-context.ts';
import { labelFont } from './mail-styles.ts';
import { OwnWay, OwnWords } from './own-way.tsx';

interface FooterProps {
  readonly issue: Printable;
  readonly links: ReaderLinks;
  readonly look: MailLook;
}

/** Why you get this, the three links, who sends it and from where (CAN-SPAM § 7704(a)(5)). */
export function IssueFooter({ issue, links, look }: FooterProps) {
  const { light } = look.theme;
  const address = issue.newsletter.postalAddress.split('\n').filter((line) => line.trim() !== '');
  return (
    <div style={{ margin: '48px 0 0' }}>
      <Cell
        className="s r"
        style={{
          padding: '18px 0 40px',
          borderTop: `1px solid ${light.rule}`,
          font: `13px/1.6 ${labelFont(look.theme)}`,
          color: light.secondary,
        }}
      >
        <p style={{ margin: '0 0 10px' }}>
          <OwnWords issue={issue}>{look.phrases.whyYouGetThis(issue.newsletter.name)}</OwnWords>
        </p>
        <p style={{ margin: '0 0 10px' }}>
          <MailLink href={links.unsubscribeUrl} look={look} tone="quiet">
            {look.phrases.unsubscribe}
          </MailLink>
          {' · '}
          <MailLink href={links.preferencesUrl} look={look} tone="quiet">
            {look.phrases.preferences}
          </MailLink>
          {' · '}
          <MailLink href={issue.issueHref} look={look} tone="quiet">
            {look.phrases.viewInBrowser}
          </MailLink>
        </p>
        <p style={{ margin: '0' }}>
          {inOrder(address, (line, at) => (
            <>
              {at === 0 ? null : <br />}
              <OwnWay words={line} issue={issue} />
            </>
          ))}
        </p>
      </Cell>
    </div>
  );
}
