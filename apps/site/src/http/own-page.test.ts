import { expect, test } from '@jest/globals';
import { isFromOwnPage } from './own-page.ts';

const origin = 'https://news.example';

test.each([
  ['our own page', { 'sec-fetch-site': 'same-origin', origin }, true],
  ['our own page in an older browser', { origin }, true],
  ['no browser', {}, true],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
  ['another site of the same domain', { 'sec-fetch-site': 'same-site', origin }, false],
  ['another site in an older browser', { origin: 'https://evil.example' }, false],
  ['a frame without an origin', { origin: 'null' }, false],
  ['an address typed in', { 'sec-fetch-site': 'none' }, false],
])('a form from %s', (_name, headers, expected) => {
  expect(isFromOwnPage(new Headers(headers as Record<string, string>), origin)).toBe(expected);
});
