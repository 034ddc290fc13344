import type { PublicTopicName } from '@masthead/archive';
import type { SiteWords } from '../words/site-words.ts';

interface Props {
  readonly topics: readonly Pick<PublicTopicName, 'slug' | 'name'>[];
  /** The slug of the one that is chosen. */
  readonly chosen: string | undefined;
  readonly words: Pick<SiteWords['search'], 'topic' | 'anyTopic'>;
}

/** The choice of a topic in a form that narrows what is listed or found; nothing where there are no topics. */
export function TopicChoice({ topics, chosen, words }: Props) {
  if (topics.length === 0) return null;
  return (
    <label>
      <span>{words.topic}</span>
      <select name="topic" defaultValue={chosen ?? ''}>
        <option value="">{words.anyTopic}</option>
        {topics.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
