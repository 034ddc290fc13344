import { phrasesFor } from '../phrases/index.ts';
import type { Marks } from '../placeholders.ts';
import { sampleSnapshot } from '../samples/sample-snapshot.ts';
import { type Printable, walkSnapshot, wordsOfBlocks } from '../snapshot/index.ts';
import type { ReaderLinks } from '../text/index.ts';
import { Blocks, italicFor } from './blocks.tsx';
import { Cell } from './cell.tsx';
import { IssueFooter } from './issue-footer.tsx';
import { IssueHeader } from './issue-header.tsx';
import { IssueSection } from './issue-section.tsx';
import { MailDocument } from './mail-document.tsx';

export interface IssueEmailProps {
  readonly issue: Printable;
  readonly subject: string;
  readonly preheader: string;
  readonly links: ReaderLinks;
  readonly marks?: Marks;
}

/** An issue as a mail: the printed sequence of the walk between header and footer. */
export function IssueEmail({ issue, subject, preheader, links, marks }: IssueEmailProps) {
  const { theme, direction, language } = issue;
  const look = { theme, direction, phrases: phrasesFor(language) };
  return (
    <MailDocument look={look} language={language} title={subject} preheader={preheader} marks={marks}>
      <IssueHeader issue={issue} links={links} look={look} />
      {issue.sections.map((section) => (
        <IssueSection key={section.anchor} section={section} look={look} />
      ))}
      {issue.closing.length === 0 ? null : (
        <div style={{ margin: '44px 0 0' }}>
          <Cell
            className="r"
            style={{
              padding: '22px 0 0',
              borderTop: `1px solid ${theme.light.rule}`,
              font: 'inherit',
              fontSize: '20px',
              ...italicFor(wordsOfBlocks(issue.closing).join(' ')),
            }}
          >
            <Blocks blocks={issue.closing} look={look} />
          </Cell>
        </div>
      )}
      <IssueFooter issue={issue} links={links} look={look} />
    </MailDocument>
  );
}

IssueEmail.PreviewProps = {
  issue: walkSnapshot(sampleSnapshot),
  subject: sampleSnapshot.issue.subject,
  preheader: sampleSnapshot.issue.preheader,
  links: {
    unsubscribeUrl: `${sampleSnapshot.newsletter.siteUrl}/u/sample`,
    preferencesUrl: `${sampleSnapshot.newsletter.siteUrl}/p/sample`,
    greeting: 'Hello Ada,',
  },
} satisfies IssueEmailProps;
