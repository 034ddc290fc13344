import type { PublicAuthor } from '@masthead/archive';
import { publicPaths } from '@masthead/domain';
import { longIssueDate } from '../words/issue-facts.ts';
import { dot, entryPath } from './entry-page.tsx';
import { type Frame, Layout } from './layout.tsx';

/** Papers of one author that we spoke of, as a table of contents. */
export function AuthorPage({ frame, author }: { readonly frame: Frame; readonly author: PublicAuthor }) {
  const { words } = frame;
  const name = frame.newsletter?.name ?? words.house;
  return (
    <Layout
      frame={frame}
      title={`${author.name} · ${name}`}
      description={words.author.about({ name, topic: author.name })}
      canonicalPath={publicPaths.author(author.slug)}
    >
      <header className="page-head">
        <p className="label">{words.author.label}</p>
        <h1>{author.name}</h1>
        <p className="page-head__facts">{words.author.count(author.papers.length)}</p>
      </header>
      <ol className="works">
        {author.papers.map((paper) => {
          const [newest] = paper.mentions;
          return (
            <li key={paper.id} className="work">
              <h2 className="work__title">
                <a href={entryPath(paper)}>
                  <cite>{paper.title}</cite>
                </a>
              </h2>
              <p className="work__facts">
                <bdi>{[paper.authors.join(', '), paper.venue, paper.year].filter(Boolean).join(dot)}</bdi>
              </p>
              {newest === undefined ? null : (
                <p className="work__facts">
                  {words.author.lastIn}{' '}
                  <a href={publicPaths.issue(newest.issueSlug)}>
                    {newest.issueNumber === null ? newest.issueTagline : `№ ${newest.issueNumber}`}
                  </a>
                  {dot}
                  {longIssueDate(newest, words)}
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </Layout>
  );
}
