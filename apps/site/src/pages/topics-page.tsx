import type { PublicTopicName } from '@masthead/archive';
import { publicPaths } from '@masthead/domain';
import { type Frame, Layout } from './layout.tsx';

/** Every topic with the number of its entries: the index at the back of the book. */
export function TopicsPage({
  frame,
  topics,
}: {
  readonly frame: Frame;
  readonly topics: readonly PublicTopicName[];
}) {
  const { words } = frame;
  const name = frame.newsletter?.name ?? words.house;
  return (
    <Layout
      frame={frame}
      title={`${words.layout.topics} · ${name}`}
      description={words.topics.about({ name })}
      canonicalPath="/topics"
    >
      <header className="page-head">
        <h1>{words.layout.topics}</h1>
        <p className="page-head__facts">{words.topics.count(topics.length)}</p>
      </header>
      {topics.length === 0 ? <p>{words.topics.none}</p> : null}
      <ul className="index">
        {topics.map(({ slug, name: topic, entries }) => (
          <li key={slug} className="index__row">
            <a href={publicPaths.topic(slug)}>{topic}</a>
            <span className="index__count">{entries}</span>
          </li>
        ))}
      </ul>
    </Layout>
  );
}
