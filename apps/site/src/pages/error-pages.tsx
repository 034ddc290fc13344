import type { IssueSummary } from '@masthead/archive';
import { IssueList } from './issue-list.tsx';
import type { Frame } from './layout.tsx';
import { NoticePage } from './notice-page.tsx';

export function NotFoundPage(props: { readonly frame: Frame; readonly recent: readonly IssueSummary[] }) {
  const { frame, recent } = props;
  const { notFound } = frame.words;
  return (
    <NoticePage frame={frame} title={notFound.title}>
      <p>{notFound.text}</p>
      {recent.length === 0 ? null : (
        <>
          <h2 className="label">{notFound.latest}</h2>
          <IssueList issues={recent} />
        </>
      )}
    </NoticePage>
  );
}

/** Says nothing of what went wrong: that is in the log. */
export function TroublePage({ frame }: { readonly frame: Frame }) {
  const { trouble } = frame.words;
  return (
    <NoticePage frame={frame} title={trouble.title}>
      <p>{trouble.text}</p>
      <p>
        <a href="/">{trouble.back}</a>
      </p>
    </NoticePage>
  );
}
