import { expect, test } from '@jest/globals';
import { rssFeed } from './rss.ts';

test('whatever stands in a title, the feed stays well-formed', () => {
  const xml = rssFeed({
    title: 'A & B <c>',
    description: 'x',
    language: 'en',
    siteUrl: 'https://news.example/',
    feedUrl: 'https://news.example/feed.xml',
    items: [
      {
        title: ']]></title><script>"\u0000\u0008\ud800',
        url: 'https://news.example/issues/a?b=1&c=2',
        publishedAt: new Date('2026-11-20T08:00:00Z'),
        summary: 'Ünïcode → fine',
      },
    ],
  });
  expect(xml).toContain('<title>A &amp; B &lt;c&gt;</title>');
  expect(xml).toContain('<title>]]&gt;&lt;/title&gt;&lt;script&gt;&quot;</title>');
  expect(xml).toContain('issues/a?b=1&amp;c=2');
  expect(xml).toContain('<pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>');
  expect(xml).toContain('Ünïcode → fine');
});
