import type { PublicEntry, PublicMention, PublicTopic } from '@masthead/archive';
import { publicPaths } from '@masthead/domain';
import { issueDay, longIssueDate } from '../words/issue-facts.ts';
import { CitationLinks } from './cite-box.tsx';
import { entryPath } from './entry-page.tsx';
import { FeedLinks } from './feed-links.tsx';
import { type Frame, Layout } from './layout.tsx';
import { Prose } from './prose.tsx';
import { SaidWrong } from './said-wrong.tsx';

interface IssueOfTopic {
  readonly first: PublicMention;
  readonly said: readonly { readonly entry: PublicEntry; readonly mention: PublicMention }[];
}

/** Everything under a topic, issue by issue, newest first. */
export function TopicPage({ frame, topic }: { readonly frame: Frame; readonly topic: PublicTopic }) {
  const { words } = frame;
  const name = frame.newsletter?.name ?? words.house;
  const issues = byIssue(topic.entries);
  const summary = words.topic.summary({ entries: topic.entries.length, issues: issues.length });
  return (
    <Layout
      frame={frame}
      kind="article"
      title={`${topic.name} · ${name}`}
      description={words.topic.about({ name, topic: topic.name, summary })}
      canonicalPath={publicPaths.topic(topic.slug)}
      feeds={{ topic: topic.slug, name: topic.name }}
    >
      <header className="page-head">
        <p className="label">{words.topic.label}</p>
        <h1>{topic.name}</h1>
        <p className="page-head__facts">{summary}</p>
        <p className="page-head__facts">
          {words.cite.label} <CitationLinks path={publicPaths.topic(topic.slug)} /> · {words.cite.follow}{' '}
          <FeedLinks of={{ topic: topic.slug }} />
        </p>
      </header>
      <ol className="timeline__list">
        {issues.map(({ first, said }) => (
          <li key={first.issueId} className="said said--topic">
            <p className="said__when">
              <time dateTime={issueDay(first) ?? undefined}>{longIssueDate(first, words)}</time>
            </p>
            <h2 className="said__where said__where--quiet">
              <a href={publicPaths.issue(first.issueSlug)}>
                {first.issueNumber === null ? '' : `№ ${first.issueNumber} · `}
                {first.issueTagline}
              </a>
            </h2>
            {said.map(({ entry, mention }) => (
              <TopicItem key={entry.id} entry={entry} mention={mention} />
            ))}
          </li>
        ))}
      </ol>
    </Layout>
  );
}

function TopicItem({ entry, mention }: { readonly entry: PublicEntry; readonly mention: PublicMention }) {
  const path = entryPath(entry);
  const title = entry.kind === 'paper' ? <cite>{mention.title}</cite> : mention.title;
  return (
    <div className="topic-item">
      <h3 className="topic-item__title">
        <a href={path}>{title}</a>
      </h3>
      {mention.commentary.length === 0 ? null : (
        <div className="said__text">
          <Prose rich={mention.commentary} />
        </div>
      )}
      <SaidWrong mention={mention} />
    </div>
  );
}

/** Regroups the mentions of all entries by the issue they stand in, newest issue first. */
function byIssue(entries: readonly PublicEntry[]): readonly IssueOfTopic[] {
  const issues = new Map<string, { first: PublicMention; said: IssueOfTopic['said'][number][] }>();
  for (const entry of entries)
    for (const mention of entry.mentions) {
      const issue = issues.get(mention.issueId) ?? { first: mention, said: [] };
      issue.said.push({ entry, mention });
      issues.set(mention.issueId, issue);
    }
  const instant = ({ first }: IssueOfTopic) => first.publicFrom?.getTime() ?? 0;
  return [...issues.values()].sort((a, b) => instant(b) - instant(a));
}
