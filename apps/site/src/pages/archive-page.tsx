import type { ReadModel } from '@masthead/archive';
import { IssueList } from './issue-list.tsx';
import { type Frame, Layout } from './layout.tsx';

type Years = Awaited<ReturnType<ReadModel['archive']>>;

/** Every issue by year: a table of contents, not cards. */
export function ArchivePage({ frame, years }: { readonly frame: Frame; readonly years: Years }) {
  const { words } = frame;
  const name = frame.newsletter?.name ?? words.house;
  const count = years.reduce((sum, { issues }) => sum + issues.length, 0);
  return (
    <Layout
      frame={frame}
      title={`${words.archive.title} · ${name}`}
      description={words.archive.about({ name })}
      canonicalPath="/archive"
    >
      <header className="page-head">
        <h1>{words.archive.title}</h1>
        <p className="page-head__facts">{words.archive.count(count)}</p>
      </header>
      {count === 0 ? <p>{words.archive.nothingYet}</p> : null}
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
