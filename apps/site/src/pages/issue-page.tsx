import {
  formatCitations,
  type IssueSummary,
  type PublicIssue,
  type RecurringCorrection,
} from '@masthead/archive';
import { type NewsletterProfile, plainFromRichText, publicPaths } from '@masthead/domain';
import { correctionsOn } from '../words/corrections.ts';
import { issueCitation, issueReference } from '../words/issue-citation.ts';
import { issueLabel } from '../words/issue-facts.ts';
import { issueLinkedData } from '../words/linked-data.ts';
import { useWords } from '../words/site-words.ts';
import { CiteBox } from './cite-box.tsx';
import { IssueBody } from './issue-body.tsx';
import { type Frame, Layout } from './layout.tsx';
import { SignupBand } from './signup-band.tsx';

interface IssueProps {
  readonly frame: Frame;
  readonly issue: PublicIssue;
  readonly recurring: readonly RecurringCorrection[];
  readonly neighbours: { readonly previous: IssueSummary | null; readonly next: IssueSummary | null };
  readonly newsletters: readonly NewsletterProfile[];
  /** Shown to a subscriber, with nothing withheld; a page for this reader alone. */
  readonly isWhole?: boolean;
}

/** "View in browser": the issue's public page. It holds nothing about who opened it. */
export function IssuePage({ frame, issue, recurring, neighbours, newsletters, isWhole = false }: IssueProps) {
  const { snapshot } = issue;
  const isIndexed = issue.archiveMode !== 'unlisted' && !isWhole;
  return (
    <Layout
      frame={frame}
      kind="article"
      title={`${issue.tagline} · ${snapshot.newsletter.name} ${issueLabel(issue, frame.words)}`}
      description={shortened(plainFromRichText(snapshot.issue.lede) || snapshot.issue.preheader)}
      language={snapshot.issue.language}
      direction={snapshot.issue.direction}
      script={frame.assets.scripts.copy}
      linkedData={issueLinkedData(issue, frame.siteUrl)}
      {...(issue.publicFrom === null ? {} : { publishedAt: issue.publicFrom })}
      share={{
        path: `${publicPaths.issue(issue.slug)}/share.png`,
        alt: `${snapshot.newsletter.name} ${issueLabel(issue, frame.words)}: ${issue.tagline}`,
      }}
      {...(isIndexed ? { canonicalPath: publicPaths.issue(issue.slug) } : {})}
    >
      <IssueBody snapshot={snapshot} corrections={correctionsOn(issue, recurring)} marks />
      {issue.archiveMode === 'subscribers' && !isWhole ? (
        <p className="withheld">{frame.words.issue.withheld}</p>
      ) : null}
      <CiteBox
        reference={issueReference(issue, frame.siteUrl, frame.words)}
        bibtex={formatCitations([issueCitation(issue, frame.siteUrl)], 'bib')}
        path={publicPaths.issue(issue.slug)}
        what={frame.words.cite.issue}
        note={frame.words.cite.note}
      />
      <Neighbours {...neighbours} />
      <SignupBand newsletters={newsletters} place="issue" />
    </Layout>
  );
}

function Neighbours({ previous, next }: IssueProps['neighbours']) {
  const words = useWords();
  if (previous === null && next === null) return null;
  return (
    <nav className="neighbours" aria-label={words.issue.neighbours}>
      {previous === null ? null : (
        <a className="neighbours__link" href={publicPaths.issue(previous.slug)} rel="prev">
          <span className="neighbours__label">
            {words.issue.previous} · {issueLabel(previous, words)}
          </span>
          {previous.tagline}
        </a>
      )}
      {next === null ? null : (
        <a className="neighbours__link neighbours__link--next" href={publicPaths.issue(next.slug)} rel="next">
          <span className="neighbours__label">
            {words.issue.next} · {issueLabel(next, words)}
          </span>
          {next.tagline}
        </a>
      )}
    </nav>
  );
}

/** For search engines: whole words, at most 160 characters. */
function shortened(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= 160 ? flat : `${flat.slice(0, 159).replace(/\s+\S*$/, '')}…`;
}
