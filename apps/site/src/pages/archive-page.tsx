import type { PublicTopicName, ReadModel } from '@masthead/archive';
import type { NewsletterProfile } from '@masthead/domain';
import { useWords } from '../words/site-words.ts';
import { IssueList } from './issue-list.tsx';
import { type Frame, Layout } from './layout.tsx';
import { TopicChoice } from './topic-choice.tsx';

type Years = Awaited<ReturnType<ReadModel['archive']>>;

interface ArchiveProps {
  readonly frame: Frame;
  readonly years: Years;
  readonly newsletters: readonly NewsletterProfile[];
  readonly topics: readonly PublicTopicName[];
  /** Slugs of what the list is narrowed down to. */
  readonly chosen: { readonly newsletter?: string | undefined; readonly topic?: string | undefined };
}

/** Every issue by year: a table of contents, not cards. */
export function ArchivePage({ frame, years, newsletters, topics, chosen }: ArchiveProps) {
  const { words } = frame;
  const name = frame.newsletter?.name ?? words.house;
  const count = years.reduce((sum, { issues }) => sum + issues.length, 0);
  const isWhole = chosen.newsletter === undefined && chosen.topic === undefined;
  return (
    <Layout
      frame={frame}
      title={`${words.archive.title} · ${name}`}
      description={words.archive.about({ name })}
      {...(isWhole ? { canonicalPath: '/archive' } : {})}
    >
      <header className="page-head">
        <h1>{words.archive.title}</h1>
        <p className="page-head__facts">
          {words.archive.count(count)}
          {isWhole ? null : (
            <>
              {' · '}
              <a href="/archive">{words.archive.showAll}</a>
            </>
          )}
        </p>
      </header>
      <Narrow newsletters={newsletters} topics={topics} chosen={chosen} />
      {years.length < 3 ? null : (
        <nav className="years" aria-label={words.archive.years}>
          <ul className="facts-list">
            {years.map(({ year }) => (
              <li key={year}>
                <a href={`#y${year}`}>{year}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {count > 0 ? null : isWhole ? <p>{words.archive.nothingYet}</p> : <p>{words.archive.noneFits}</p>}
      {years.map(({ year, issues }) => (
        <section key={year} className="year" aria-labelledby={`y${year}`}>
          <h2 id={`y${year}`} className="year__label">
            {year}
          </h2>
          <IssueList issues={issues} dates="short" />
        </section>
      ))}
    </Layout>
  );
}

/** Nothing to choose, nothing shown. */
function Narrow({ newsletters, topics, chosen }: Pick<ArchiveProps, 'newsletters' | 'topics' | 'chosen'>) {
  const { archive, search } = useWords();
  if (newsletters.length < 2 && topics.length === 0) return null;
  return (
    <form className="narrow search__filters" action="/archive" method="get">
      {newsletters.length < 2 ? null : (
        <label>
          <span>{archive.newsletter}</span>
          <select name="newsletter" defaultValue={chosen.newsletter ?? ''}>
            <option value="">{archive.allNewsletters}</option>
            {newsletters.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <TopicChoice chosen={chosen.topic} topics={topics} words={search} />
      <button className="text-button" type="submit">
        {archive.show}
      </button>
    </form>
  );
}
