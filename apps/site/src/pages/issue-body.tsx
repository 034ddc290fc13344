import type { Snapshot } from '@masthead/domain';
import { type IssueCorrection, type Printable, walkSnapshot } from '@masthead/templates/snapshot';
import { PrintedArticle } from '@masthead/templates/web';
import { useWords } from '../words/site-words.ts';

/** The issue as an article, the same words in the same order as its mail, with links that stay on this site. */
export function IssueBody({
  snapshot,
  corrections = [],
  marks = false,
}: {
  readonly snapshot: Snapshot;
  readonly corrections?: readonly IssueCorrection[];
  /** With the address and citation of each item: on the public page, not in a preview. */
  readonly marks?: boolean;
}) {
  const printable = walkSnapshot(snapshot, { linkBase: '', corrections, marks });
  return (
    <div className="issue">
      <MarginContents issue={printable} />
      <PrintedArticle issue={printable} />
    </div>
  );
}

/** On a wide screen every issue has its contents in the margin; the article's own list, for long issues, is for the rest. */
function MarginContents({ issue }: { readonly issue: Printable }) {
  const words = useWords();
  const headings = issue.sections.flatMap(({ anchor, heading }) =>
    heading === null ? [] : [{ anchor, heading }],
  );
  if (headings.length < 3) return null;
  return (
    <div className="issue__margin">
      <nav className="issue__contents" aria-label={words.issue.contents}>
        <ul>
          {headings.map(({ anchor, heading }) => (
            <li key={anchor}>
              <a href={`#${anchor}`}>{heading}</a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
