import type { Snapshot } from '@masthead/domain';
import { phrasesFor } from '../phrases/index.ts';
import { type Printable, walkSnapshot } from '../snapshot/index.ts';
import { Blocks } from './blocks.tsx';
import { SectionView } from './section-view.tsx';

interface IssueArticleProps {
  readonly snapshot: Snapshot;
  /** Put before links to our own pages; '' (the default) keeps them relative, as the site wants them. */
  readonly linkBase?: string;
  /** The list of what is in it, whose links lead to places on the page; false where there is no page around it. */
  readonly contents?: boolean;
}

/** An issue as an article: the same words in the same order as its mail. Styled by `issueCss`. */
export function IssueArticle({ snapshot, linkBase = '', contents = true }: IssueArticleProps) {
  const issue = walkSnapshot(snapshot, { linkBase });
  return <PrintedArticle issue={contents ? issue : { ...issue, contents: [] }} />;
}

export function PrintedArticle({ issue }: { readonly issue: Printable }) {
  return (
    <article className="mh-issue" lang={issue.language} dir={issue.direction}>
      <header className="mh-header">
        <p className="mh-facts">{issue.facts.join(' · ')}</p>
        <h1 className="mh-tagline">{issue.title}</h1>
        <div className="mh-lede">
          <Blocks blocks={issue.lede} />
        </div>
      </header>
      {issue.corrections.length === 0 ? null : (
        <p className="mh-corrected">
          <a href="#corrections">{phrasesFor(issue.language).corrections}</a>
        </p>
      )}
      <Contents issue={issue} />
      {issue.sections.map((section) => (
        <SectionView key={section.anchor} section={section} />
      ))}
      {issue.closing.length === 0 ? null : (
        <div className="mh-closing">
          <Blocks blocks={issue.closing} />
        </div>
      )}
      <Corrections issue={issue} />
    </article>
  );
}

/** All errata on this issue, each at an address of its own: the feed names it. */
function Corrections({ issue }: { readonly issue: Printable }) {
  if (issue.corrections.length === 0) return null;
  return (
    <section className="mh-section" aria-labelledby="corrections">
      <h2 className="mh-label" id="corrections">
        {phrasesFor(issue.language).corrections}
      </h2>
      <ul className="mh-list">
        {issue.corrections.map(({ about, id, label, text }) => (
          <li key={id} id={`correction-${id}`}>
            <strong>{label}</strong>
            {about === null ? '' : ` · ${about}`}: {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Contents({ issue }: { readonly issue: Printable }) {
  if (issue.contents.length === 0) return null;
  const { inThisIssue } = phrasesFor(issue.language);
  return (
    <nav className="mh-contents" aria-label={inThisIssue}>
      <p>{inThisIssue}</p>
      <ul>
        {issue.contents.map(({ anchor, label, depth }) => (
          <li key={anchor} className={depth === 0 ? undefined : 'mh-under'}>
            <a href={`#${anchor}`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
