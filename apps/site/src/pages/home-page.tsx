import type { IssueSummary, PublicIssue } from '@masthead/archive';
import { type NewsletterProfile, publicPaths } from '@masthead/domain';
import { walkSnapshot } from '@masthead/templates/snapshot';
import { cadence } from '../words/cadence.ts';
import { siteLinkedData } from '../words/linked-data.ts';
import { useWords } from '../words/site-words.ts';
import { IssueFacts } from './issue-facts.tsx';
import { headlinesOf } from './issue-headlines.ts';
import { IssueList } from './issue-list.tsx';
import { type Frame, Layout } from './layout.tsx';
import { Prose } from './prose.tsx';
import { SignupBand } from './signup-band.tsx';

interface HomeProps {
  readonly frame: Frame;
  readonly newsletters: readonly NewsletterProfile[];
  readonly latest: PublicIssue | null;
  readonly recent: readonly IssueSummary[];
}

/** The latest issue's opening, the signup line, what came before. */
export function HomePage({ frame, newsletters, latest, recent }: HomeProps) {
  const { newsletter, words } = frame;
  const name = newsletter?.name ?? words.house;
  return (
    <Layout
      frame={frame}
      kind="home"
      title={
        newsletter === null || newsletter.description === '' ? name : `${name} · ${newsletter.description}`
      }
      description={newsletter?.description ?? ''}
      canonicalPath="/"
      {...(newsletter === null ? {} : { linkedData: siteLinkedData(newsletter, frame.siteUrl, latest) })}
    >
      {newsletter === null || newsletter.description === '' ? null : (
        <p className="standfirst">{newsletter.description}</p>
      )}
      {latest === null ? <NothingYet newsletter={newsletter} /> : <Latest issue={latest} />}
      <SignupBand newsletters={newsletters} place="home" />
      {recent.length === 0 ? null : (
        <section className="recent" aria-labelledby="recent-heading">
          <h2 id="recent-heading" className="label">
            {words.home.recent}
          </h2>
          <IssueList issues={recent} />
          <p className="more">
            <a href="/archive">{words.layout.allIssues}</a>
          </p>
        </section>
      )}
    </Layout>
  );
}

function Latest({ issue }: { readonly issue: PublicIssue }) {
  const { home } = useWords();
  const href = publicPaths.issue(issue.slug);
  const printable = walkSnapshot(issue.snapshot, { linkBase: '' });
  const headlines = headlinesOf(printable);
  return (
    <article className="latest">
      <IssueFacts issue={printable} />
      <h2 className="latest__title">
        <a href={href}>{issue.tagline}</a>
      </h2>
      <div className="lede">
        <Prose rich={issue.snapshot.issue.lede} />
      </div>
      {headlines.length === 0 ? null : (
        <section className="contents" aria-labelledby="contents-heading">
          <h3 id="contents-heading" className="label">
            {home.inThisIssue}
          </h3>
          <ul className="headlines">
            {headlines.map(({ text, href: to, isPaper }) => (
              <li key={to}>
                <a href={to}>{isPaper ? <cite>{text}</cite> : text}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="more">
        <a href={href}>{home.readWhole}</a>
      </p>
    </article>
  );
}

function NothingYet({ newsletter }: { readonly newsletter: NewsletterProfile | null }) {
  const words = useWords();
  return (
    <section className="latest">
      <h2 className="latest__title">{words.home.firstTitle}</h2>
      <p className="lede">
        {newsletter === null ? words.home.nothingYet : words.home.leaveAddress(cadence(newsletter, words))}
      </p>
    </section>
  );
}
