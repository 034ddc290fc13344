import type { IssueSummary } from '@masthead/archive';
import { IssueList } from './issue-list.tsx';
import type { Frame } from './layout.tsx';
import { NoticePage } from './notice-page.tsx';

/** @param guess what the address seems to have meant, for the search field */
export function NotFoundPage(props: {
  readonly frame: Frame;
  readonly recent: readonly IssueSummary[];
  readonly guess: string;
}) {
  const { frame, recent, guess } = props;
  const { notFound, layout } = frame.words;
  return (
    <NoticePage frame={frame} title={notFound.title}>
      <p>{notFound.text}</p>
      <search>
        <form action="/search" method="get" className="search__line">
          <label className="visually-hidden" htmlFor="lost-text">
            {layout.search}
          </label>
          <input
            id="lost-text"
            className="field"
            name="q"
            type="search"
            maxLength={200}
            defaultValue={guess}
          />
          <button className="button" type="submit">
            {layout.search}
          </button>
        </form>
      </search>
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
