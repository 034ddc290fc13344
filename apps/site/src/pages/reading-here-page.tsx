import type { IssueSummary } from '@masthead/archive';
import { publicPaths } from '@masthead/domain';
import { useWords } from '../words/site-words.ts';
import { ActButton } from './act-button.tsx';
import { IssueList } from './issue-list.tsx';
import type { Frame } from './layout.tsx';
import { NoticePage } from './notice-page.tsx';

/** After the press: this browser opens subscribers' issues from now on. */
export function ReadingHerePage(props: { readonly frame: Frame; readonly issues: readonly IssueSummary[] }) {
  const { frame, issues } = props;
  const { readHere } = frame.words;
  return (
    <NoticePage frame={frame} title={readHere.title}>
      <p>{readHere.done}</p>
      {issues.length === 0 ? null : (
        <>
          <h2 className="label">{readHere.list}</h2>
          <IssueList issues={issues} />
        </>
      )}
    </NoticePage>
  );
}

/** On the preferences page, which only the mail's own reader has the address of. */
export function ReadHere({ token }: { readonly token: string }) {
  const { readHere } = useWords();
  return (
    <section className="way-out" aria-labelledby="read-here">
      <h2 id="read-here" className="label">
        {readHere.heading}
      </h2>
      <p>{readHere.offer}</p>
      <ActButton action={`${publicPaths.preferences(token)}/reading`} quiet>
        {readHere.button}
      </ActButton>
    </section>
  );
}
