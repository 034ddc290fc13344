export const feedFormats = ['rss', 'atom', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

export const feedTypes = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
} as const;
export const feedNames = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' } as const;

/** What a feed is about: everything, one newsletter, one topic. Slugs. */
export interface FeedScope {
  readonly newsletter?: string;
  readonly topic?: string;
}

const endings = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' } as const;

export function feedPath(format: FeedFormat, { newsletter, topic }: FeedScope = {}): string {
  if (topic !== undefined) return `/topics/${topic}/${endings[format]}`;
  if (newsletter !== undefined) return `/newsletters/${newsletter}/${endings[format]}`;
  return `/${endings[format]}`;
}
