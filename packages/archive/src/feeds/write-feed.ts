import { assertNever } from '@masthead/domain';
import { Feed } from 'feed';

/** One item of a feed; `content` is HTML, the rest plain words. */
export interface FeedItem {
  readonly title: string;
  readonly url: string;
  readonly publishedAt: Date;
  readonly summary: string;
  /** All of it, for readers who stay in their program. */
  readonly content?: string;
}

export interface FeedContent {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly author: string;
  /** The page the feed is about. */
  readonly pageUrl: string;
  /** Addresses of the three forms of this feed. */
  readonly urls: Readonly<Record<'rss' | 'atom' | 'json', string>>;
  readonly items: readonly FeedItem[];
}

/** A feed as RSS 2.0, Atom 1.0 or JSON Feed 1.1; escaping is the library's, what XML forbids is left out before. */
export function writeFeed(form: 'rss' | 'atom' | 'json', content: FeedContent): string {
  const { title, description, language, author, pageUrl, urls, items } = content;
  const feed = new Feed({
    id: pageUrl,
    link: pageUrl,
    title: allowed(title),
    description: allowed(description),
    language,
    copyright: '',
    generator: 'Masthead',
    feedLinks: urls,
    feed: urls[form],
    author: { name: allowed(author) },
    // Never the present: a feed that did not change must not look changed.
    updated: items[0]?.publishedAt ?? new Date(0),
  });
  for (const item of items)
    feed.addItem({
      id: item.url,
      guid: item.url,
      link: item.url,
      // Of these, RSS and Atom readers take some for HTML: words must stay words there.
      title: form === 'atom' ? asHtml(allowed(item.title)) : allowed(item.title),
      description: form === 'json' ? allowed(item.summary) : asHtml(allowed(item.summary)),
      date: item.publishedAt,
      published: item.publishedAt,
      ...(item.content === undefined ? {} : { content: allowed(item.content) }),
    });
  switch (form) {
    case 'rss':
      return feed.rss2();
    case 'atom':
      return feed.atom1();
    case 'json':
      return feed.json1();
    default:
      return assertNever(form);
  }
}

function asHtml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Without the characters that XML 1.0 forbids, and without halves of pairs. */
function allowed(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 forbids
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '');
}
