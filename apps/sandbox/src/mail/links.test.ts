import { expect, it } from '@jest/globals';
import { linksOf } from './links.ts';

it('finds what a reader could follow, once, with entities undone', () => {
  const html =
    '<a class="x" href="https://a.test/?a=1&amp;b=2">A</a><a href=\'mailto:desk@news.test\'>m</a><a href="#top">t</a><a href="javascript:alert(1)">j</a>';
  expect(linksOf(html, 'See https://a.test/?a=1&b=2, or (https://b.test/x).')).toEqual([
    'https://a.test/?a=1&b=2',
    'mailto:desk@news.test',
    'https://b.test/x',
  ]);
  expect(linksOf(null, null)).toEqual([]);
});
