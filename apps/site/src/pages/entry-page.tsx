import {
  authorSlug,
  citeEntry,
  formatCitations,
  openReviewAddress,
  type PublicEntry,
  type PublicMention,
} from '@masthead/archive';
import { assertNever, type NewsletterProfile, publicPaths, WebUrl } from '@masthead/domain';
import { anchorFor } from '@masthead/templates/snapshot';
import { Fragment } from 'react';
import { issueDay, longIssueDate } from '../words/issue-facts.ts';
import { entryLinkedData } from '../words/linked-data.ts';
import { type SiteWords, useWords } from '../words/site-words.ts';
import { CiteBox } from './cite-box.tsx';
import { type Frame, Layout } from './layout.tsx';
import { Prose } from './prose.tsx';
import { SaidWrong } from './said-wrong.tsx';
import { SignupBand } from './signup-band.tsx';

interface EntryProps {
  readonly frame: Frame;
  readonly newsletters: readonly NewsletterProfile[];
  readonly entry: PublicEntry;
}

/** A story, a paper, a talk: what it is, then a timeline of what we said of it, newest first. */
export function EntryPage({ frame, newsletters, entry }: EntryProps) {
  const { words } = frame;
  const name = frame.newsletter?.name ?? words.house;
  return (
    <Layout
      frame={frame}
      kind="article"
      title={`${entry.title} · ${name}`}
      description={words.entry.about({ name, title: entry.title })}
      canonicalPath={entryPath(entry)}
      script={frame.assets.scripts.copy}
      linkedData={entryLinkedData(entry, frame.newsletter, frame.siteUrl)}
    >
      <article>
        <header className="page-head">
          <p className="label">{kindLabel(entry.kind, words)}</p>
          <h1>{entry.kind === 'paper' ? <cite>{entry.title}</cite> : entry.title}</h1>
          <EntryFacts entry={entry} />
        </header>
        <section className="timeline" aria-labelledby="said">
          <h2 id="said" className="label">
            {words.entry.said}
          </h2>
          <ol className="timeline__list">
            {entry.mentions.map((mention, index) => (
              <Said key={`${mention.issueId}-${String(index)}`} mention={mention} entry={entry} />
            ))}
          </ol>
        </section>
        {entry.kind === 'media' ? null : (
          <CiteBox
            reference={null}
            bibtex={formatCitations([citeEntry(entry)], 'bib')}
            path={entryPath(entry)}
            what={entry.kind === 'paper' ? words.cite.paper : words.cite.story}
          />
        )}
      </article>
      <SignupBand newsletters={newsletters} place="entry" />
    </Layout>
  );
}

function EntryFacts({ entry }: { readonly entry: PublicEntry }) {
  const words = useWords();
  const url = WebUrl.safeParse(entry.url);
  return (
    <>
      {entry.kind === 'paper' ? (
        <PaperLine entry={entry} />
      ) : entry.byline === '' ? null : (
        <p className="page-head__facts">
          <bdi>{entry.byline}</bdi>
        </p>
      )}
      <ul className="facts-list">
        {entry.arxivId === null ? null : (
          <li>
            <a href={`https://arxiv.org/abs/${encodeURI(entry.arxivId)}`}>
              <code>arXiv {entry.arxivId}</code>
            </a>
          </li>
        )}
        {entry.doi === null ? null : (
          <li>
            <a href={`https://doi.org/${encodeURI(entry.doi)}`}>
              <code>doi {entry.doi}</code>
            </a>
          </li>
        )}
        {entry.openReviewId ? (
          <li>
            <a href={openReviewAddress(entry.openReviewId)}>
              <code>OpenReview {entry.openReviewId}</code>
            </a>
          </li>
        ) : null}
        {url.success && URL.canParse(url.data) ? (
          <li>
            <a href={url.data}>{new URL(url.data).hostname.replace(/^www\./, '') || words.entry.source}</a>
          </li>
        ) : null}
        {entry.topics.map((topic) => (
          <li key={topic.slug}>
            <a href={publicPaths.topic(topic.slug)}>{topic.name}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** No line begins with it. */
export const dot = '\u00a0· ';

/** Authors, each with a page of their papers; venue and year. */
function PaperLine({ entry: { authors, venue, year } }: { readonly entry: PublicEntry }) {
  const rest = [venue ?? '', year?.toString() ?? ''].filter((part) => part !== '');
  if (authors.length === 0 && rest.length === 0) return null;
  return (
    <p className="page-head__facts">
      <bdi>
        {authors.map((author, index) => {
          const slug = authorSlug(author);
          return (
            <Fragment key={author}>
              {index === 0 ? '' : ', '}
              {slug === null ? author : <a href={publicPaths.author(slug)}>{author}</a>}
            </Fragment>
          );
        })}
        {authors.length > 0 && rest.length > 0 ? dot : ''}
        {rest.join(dot)}
      </bdi>
    </p>
  );
}

function Said({ mention, entry }: { readonly mention: PublicMention; readonly entry: PublicEntry }) {
  const words = useWords();
  return (
    <li className="said">
      <p className="said__when">
        <time dateTime={issueDay(mention) ?? undefined}>{longIssueDate(mention, words)}</time>
      </p>
      <h3 className="said__where">
        {/* Where in the issue it stands; the issue of a reader who may not see so far begins at its top. */}
        <a href={`${publicPaths.issue(mention.issueSlug)}#${anchorFor(entry.slug)}`}>
          {mention.issueNumber === null ? '' : `№ ${mention.issueNumber} · `}
          {mention.issueTagline}
        </a>
      </h3>
      {mention.title === entry.title ? null : <p className="said__title">{mention.title}</p>}
      {mention.commentary.length === 0 ? (
        <p className="said__none">{words.entry.saidNothing}</p>
      ) : (
        <div className="said__text">
          <Prose rich={mention.commentary} />
        </div>
      )}
      <SaidWrong mention={mention} />
    </li>
  );
}

export function entryPath(entry: Pick<PublicEntry, 'kind' | 'slug'>): string {
  switch (entry.kind) {
    case 'story':
      return publicPaths.story(entry.slug);
    case 'paper':
      return publicPaths.paper(entry.slug);
    case 'media':
      return publicPaths.media(entry.slug);
    default:
      return assertNever(entry.kind);
  }
}

export function kindLabel(kind: PublicEntry['kind'], { entry }: SiteWords): string {
  switch (kind) {
    case 'story':
      return entry.story;
    case 'paper':
      return entry.paper;
    case 'media':
      return entry.media;
    default:
      return assertNever(kind);
  }
}
