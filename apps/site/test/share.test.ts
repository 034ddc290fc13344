import { expect, test } from '@jest/globals';
import { defaultTheme } from '@masthead/domain';
import { shareSvg } from '../src/share/share-svg.ts';
import { makeIssue, newsletter } from './fixtures.ts';
import { makeTestApp } from './make-test-app.ts';

const issue = makeIssue({ number: 12, date: '2026-11-20', publicFrom: new Date('2026-11-20T08:00:00Z') });
const app = makeTestApp({
  archive: {
    newsletters: async () => [newsletter],
    issueBySlug: async (slug: string) => (slug === issue.slug ? issue : null),
  },
});

test('an issue’s page names a picture of 1200 by 630 that is there, and says what it shows', async () => {
  const html = await (await app.request('/issues/issue-12')).text();
  const url = /property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? '';
  expect(url).toBe('http://site.example/issues/issue-12/share.png');
  expect(html).toContain('content="summary_large_image"');
  expect(html).toMatch(/property="og:image:alt" content="Gradient Notes № 12: [^"]+"/);
  const picture = await app.request(new URL(url).pathname);
  expect(picture.headers.get('content-type')).toBe('image/png');
  const bytes = Buffer.from(await picture.arrayBuffer());
  expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(picture.headers.get('etag')).not.toBeNull();
});

test('what is not public has none', async () => {
  expect((await app.request('/issues/issue-13/share.png')).status).toBe(404);
});

test('what runs from right to left is drawn so, marks at its ends included', () => {
  const words = {
    wordmark: 'رسائل',
    facts: 'العدد 12',
    tagline: 'الخطوة الأولى،',
    language: 'ar',
    direction: 'rtl' as const,
    colours: defaultTheme.light,
  };
  expect(shareSvg(words)).toContain('>\u2067الخطوة الأولى،\u2069</text>');
  expect(shareSvg({ ...words, direction: 'ltr' })).toContain('>الخطوة الأولى،</text>');
});
