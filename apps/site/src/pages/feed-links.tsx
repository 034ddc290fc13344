import { type FeedScope, feedPath } from '../feeds/feed-path.ts';

/** The three feeds of the whole house, of a newsletter or of a topic. */
export function FeedLinks({ of = {} }: { readonly of?: FeedScope }) {
  return (
    <>
      <a href={feedPath('rss', of)}>RSS</a>&nbsp;· <a href={feedPath('atom', of)}>Atom</a>&nbsp;·{' '}
      <a href={feedPath('json', of)}>JSON Feed</a>
    </>
  );
}
