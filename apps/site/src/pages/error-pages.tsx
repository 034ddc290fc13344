import type { IssueSummary } from '@masthead/archive';
import { IssueList } from './issue-list.tsx';
import type { Frame } from './layout.tsx';
import { NoticePage } from './notice-page.tsx';

export function NotFoundPage(props: { readonly frame: Frame; readonly recent: readonly IssueSummary[] }) {
  const { frame, recent } = props;
  return (
    <NoticePage frame={frame} title="There is nothing at this address">
      <p>
        Perhaps it was mistyped, or it is not public yet. Everything that has come out is in{' '}
        <a href="/archive">the archive</a>.
      </p>
      {recent.length === 0 ? null : (
        <>
          <h2 className="label">The latest issues</h2>
          <IssueList issues={recent} />
        </>
      )}
    </NoticePage>
  );
}

/** Says nothing of what went wrong: that is in the log. */
export function TroublePage({ frame }: { readonly frame: Frame }) {
  return (
    <NoticePage frame={frame} title="Something went wrong on our side">
      <p>
        It has been written down. Please try again in a minute; if you were signing up or changing something,
        it was not saved.
      </p>
      <p>
        <a href="/">Back to the front page</a>
      </p>
    </NoticePage>
  );
}
