import {
  countedAtMost,
  type Marked,
  type PublicTopicName,
  type SearchAnswer,
  type SearchHit,
} from '@masthead/archive';
import { publicPaths } from '@masthead/domain';
import { Fragment } from 'react';
import { type Asked, asksAnything, hitsPerPage, searchPath } from '../search/search-address.ts';
import { issueLabel, longIssueDate } from '../words/issue-facts.ts';
import { type SiteWords, useWords } from '../words/site-words.ts';
import { CitationLinks } from './cite-box.tsx';
import { hitPath } from './hit-path.ts';
import { type Frame, Layout } from './layout.tsx';
import { TopicChoice } from './topic-choice.tsx';

interface SearchPageProps {
  readonly frame: Frame;
  readonly asked: Asked;
  /** Null while nothing was asked for. */
  readonly answer: SearchAnswer | null;
  readonly topics: readonly PublicTopicName[];
  readonly years: readonly number[];
}

function kindWords({ entry, search }: SiteWords) {
  return {
    issue: search.issue,
    story: entry.story,
    paper: entry.paper,
    media: entry.media,
    link: search.link,
  } as const;
}

/** One field; results are sentences of ours with what was looked for marked. Works without a script; with one, as you type. */
export function SearchPage({ frame, asked, answer, topics, years }: SearchPageProps) {
  const { words } = frame;
  const name = frame.newsletter?.name ?? words.house;
  return (
    <Layout
      frame={frame}
      title={
        asked.q === '' ? `${words.layout.search} · ${name}` : `${asked.q} · ${words.layout.search} · ${name}`
      }
      description={words.search.about({ name })}
      {...(asksAnything(asked) ? {} : { canonicalPath: '/search' })}
      script={frame.assets.scripts.search}
    >
      <search className="search">
        <form action="/search" method="get" id="search-form">
          <h1 className="search__title">
            <label htmlFor="search-text">{words.layout.search}</label>
          </h1>
          <div className="search__line">
            <input
              id="search-text"
              className="field"
              name="q"
              type="search"
              defaultValue={asked.q}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              enterKeyHint="search"
            />
            <button className="button" type="submit">
              {words.layout.search}
            </button>
          </div>
          <Filters asked={asked} topics={topics} years={years} />
        </form>
      </search>
      <div id="search-results" className="results">
        {answer === null ? <Hints topics={topics} /> : <Results asked={asked} answer={answer} />}
      </div>
    </Layout>
  );
}

function Filters({ asked, topics, years }: Pick<SearchPageProps, 'asked' | 'topics' | 'years'>) {
  const words = useWords();
  const { search } = words;
  return (
    <div className="search__filters">
      <label>
        <span>{search.kind}</span>
        <select name="kind" defaultValue={asked.kind ?? ''}>
          <option value="">{search.everything}</option>
          {Object.entries(kindWords(words)).map(([kind, label]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <TopicChoice chosen={asked.topic} topics={topics} words={search} />
      <label>
        <span>{search.year}</span>
        <select name="year" defaultValue={asked.year?.toString() ?? ''}>
          <option value="">{search.anyYear}</option>
          {years.map((year) => (
            <option key={year} value={year}>
              {year}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Hints({ topics }: { readonly topics: readonly PublicTopicName[] }) {
  const { layout, search } = useWords();
  return (
    <>
      <p className="quiet">{search.hint}</p>
      {topics.length === 0 ? null : (
        <nav className="results__topics" aria-labelledby="topics-heading">
          <h2 id="topics-heading" className="label">
            {layout.topics}
          </h2>
          <ul className="facts-list">
            {topics.slice(0, 40).map(({ slug, name }) => (
              <li key={slug}>
                <a href={publicPaths.topic(slug)}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}

function Results({ asked, answer }: { readonly asked: Asked; readonly answer: SearchAnswer }) {
  const { cite, search } = useWords();
  const { hits, total, order, corrected } = answer;
  if (total === 0)
    return (
      <p role="status" className="results__none">
        {search.nothing(asked.q === '' ? '–' : <q>{asked.q}</q>)}
      </p>
    );
  const first = (asked.page - 1) * hitsPerPage + 1;
  const last = Math.min(total, asked.page * hitsPerPage);
  const facts = [
    total > countedAtMost ? search.manyPassages(countedAtMost) : search.passages(total),
    ...(total > hitsPerPage ? [search.range(first, last)] : []),
    ...(total === 1 ? [] : [order === 'newest' ? search.newest : search.best]),
  ];
  return (
    <>
      {corrected === null ? null : (
        <p className="results__corrected">
          {search.corrected({ asked: <q>{asked.q}</q>, found: <strong>{corrected}</strong> })}
        </p>
      )}
      <p role="status" className="page-head__facts">
        {facts.join(' · ')}
      </p>
      <ol className="results__list" start={first}>
        {byEntry(hits).map((hits) => (
          <Result key={`${hits[0].issue.id} ${hits[0].anchor ?? ''}`} hits={hits} />
        ))}
      </ol>
      <Pages asked={asked} total={total} />
      <p className="results__cite">
        {cite.label} <CitationLinks path="/search" query={searchPath({ ...asked, page: 1 }, '')} />
      </p>
    </>
  );
}

type Hits = readonly [SearchHit, ...SearchHit[]];

/** What several issues of one page of results said of one entry stands together, the newest leading. */
function byEntry(hits: readonly SearchHit[]): readonly Hits[] {
  const groups = new Map<string, [SearchHit, ...SearchHit[]]>();
  for (const hit of hits) {
    const key = hit.entryId ?? `${hit.issue.id} ${hit.anchor ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [hit]);
    else group.push(hit);
  }
  const age = ({ issue }: SearchHit) => -issue.publicFrom.getTime();
  for (const group of groups.values()) group.sort((a, b) => age(a) - age(b));
  return [...groups.values()];
}

function placeOf({ issue, anchor }: SearchHit): string {
  return publicPaths.issue(issue.slug) + (anchor === null ? '' : `#${anchor}`);
}

function Result({ hits }: { readonly hits: Hits }) {
  const words = useWords();
  const [hit, ...earlier] = hits;
  const { kind, issue, title, excerpt, byline } = hit;
  const inIssue = placeOf(hit);
  return (
    <li className="result">
      <p className="result__where">
        {kindWords(words)[kind]} ·{' '}
        {kind === 'issue' ? issueLabel(issue, words) : <a href={inIssue}>{issueLabel(issue, words)}</a>} ·{' '}
        {longIssueDate(issue, words)}
        {earlier.map((other, index) => (
          <Fragment key={other.issue.id}>
            {index === 0 ? ` · ${words.search.alsoIn} ` : ', '}
            <a href={placeOf(other)}>{issueLabel(other.issue, words)}</a>
          </Fragment>
        ))}
      </p>
      <h2 className="result__title">
        <a href={hitPath(hit) ?? inIssue}>
          {title.length === 0 ? (
            byline
          ) : kind === 'paper' ? (
            <cite>
              <MarkedText pieces={title} />
            </cite>
          ) : (
            <MarkedText pieces={title} />
          )}
        </a>
      </h2>
      {excerpt.length === 0 ? null : (
        <p className="result__words">
          <MarkedText pieces={excerpt} />
        </p>
      )}
    </li>
  );
}

function MarkedText({ pieces }: { readonly pieces: Marked }) {
  return pieces.map(({ text, marked }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, drawn once
    marked ? <mark key={index}>{text}</mark> : text,
  );
}

function Pages({ asked, total }: { readonly asked: Asked; readonly total: number }) {
  const { search } = useWords();
  const last = Math.min(Math.ceil(total / hitsPerPage), 50);
  if (last <= 1) return null;
  return (
    <nav className="neighbours results__pages" aria-label={search.more}>
      {asked.page <= 1 ? null : (
        <a rel="prev" href={searchPath({ ...asked, page: asked.page - 1 })}>
          {search.previous}
        </a>
      )}
      {asked.page >= last ? null : (
        <a
          rel="next"
          className="neighbours__link--next"
          href={searchPath({ ...asked, page: asked.page + 1 })}
        >
          {search.next}
        </a>
      )}
    </nav>
  );
}
