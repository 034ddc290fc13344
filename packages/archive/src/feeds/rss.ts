/** One item of a feed, in plain words; escaping happens here. */
export interface FeedItem {
  readonly title: string;
  readonly url: string;
  readonly publishedAt: Date;
  readonly summary: string;
}

/** RSS 2.0 with the Atom self link that validators ask for. */
export function rssFeed(feed: {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly siteUrl: string;
  readonly feedUrl: string;
  readonly items: readonly FeedItem[];
}): string {
  const newest = feed.items[0]?.publishedAt;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${xmlText(feed.title)}</title>
<link>${xmlText(feed.siteUrl)}</link>
<atom:link href="${xmlText(feed.feedUrl)}" rel="self" type="application/rss+xml"/>
<description>${xmlText(feed.description)}</description>
<language>${xmlText(feed.language)}</language>
${newest === undefined ? '' : `<lastBuildDate>${newest.toUTCString()}</lastBuildDate>\n`}${feed.items.map(item).join('')}</channel>
</rss>
`;
}

function item({ title, url, publishedAt, summary }: FeedItem): string {
  return `<item>
<title>${xmlText(title)}</title>
<link>${xmlText(url)}</link>
<guid isPermaLink="true">${xmlText(url)}</guid>
<pubDate>${publishedAt.toUTCString()}</pubDate>
<description>${xmlText(summary)}</description>
</item>
`;
}

/** Text for an element or a double-quoted attribute; characters that XML 1.0 forbids are dropped. */
function xmlText(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
