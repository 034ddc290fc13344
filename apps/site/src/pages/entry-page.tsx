import type { PublicEntry, PublicMention } from '@masthead/archive';
import { assertNever, type NewsletterProfile, publicPaths, WebUrl } from '@masthead/domain';
import { issueDay, longIssueDate } from '../words/issue-facts.ts';
import { type SiteWords, useWords } from '../words/site-words.ts';
import { type Frame, Layout } from './layout.tsx';
import { Prose } from './prose.tsx';
import { SaidWrong } from './said-wrong.tsx';
import { SignupBand } from './signup-band.tsx';

interface EntryProps {
  readonly frame: Frame;
  readonly newsletters: readonly NewsletterProfile[];
  readonly entry: PublicEntry;
}

/** A story or a paper: what it is, then a timeline of what we said of it, newest first. */
export function EntryPage({ frame, newsletters, entry }: EntryProps) {
  const { words } = frame;
  const name = frame.newsletter?.name ?? words.house;
  return (
    <Layout
      frame={frame}
      kind="article"
      title={`${entry.title} · ${name}`}
      description={words.entry.about({ name, title: entry.title })}
      canonicalPath={entryPath(entry) ?? '/'}
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
              <Said key={`${mention.issueId}-${String(index)}`} mention={mention} entryTitle={entry.title} />
            ))}
          </ol>
        </section>
      </article>
      <SignupBand newsletters={newsletters} place="entry" />
    </Layout>
  );
}

function EntryFacts({ entry }: { readonly entry: PublicEntry }) {
  const words = useWords();
  const people = [entry.authors.join(', '), entry.venue ?? '', entry.year?.toString() ?? ''];
  const line = entry.kind === 'paper' ? people.filter((part) => part !== '').join(' · ') : entry.byline;
  const url = WebUrl.safeParse(entry.url);
  return (
    <>
      {line === '' ? null : <p className="page-head__facts">{line}</p>}
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

function Said({ mention, entryTitle }: { readonly mention: PublicMention; readonly entryTitle: string }) {
  const words = useWords();
  return (
    <li className="said">
      <p className="said__when">
        <time dateTime={issueDay(mention) ?? undefined}>{longIssueDate(mention, words)}</time>
      </p>
      <h3 className="said__where">
        <a href={publicPaths.issue(mention.issueSlug)}>
          {mention.issueNumber === null ? '' : `№ ${mention.issueNumber} · `}
          {mention.issueTagline}
        </a>
      </h3>
      {mention.title === entryTitle ? null : <p className="said__title">{mention.title}</p>}
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

/** Media have no page of their own yet. */
export function entryPath(entry: Pick<PublicEntry, 'kind' | 'slug'>): string | null {
  switch (entry.kind) {
    case 'story':
      return publicPaths.story(entry.slug);
    case 'paper':
      return publicPaths.paper(entry.slug);
    case 'media':
      return null;
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
