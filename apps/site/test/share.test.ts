import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultTheme } from '@masthead/domain';
import sharp from 'sharp';
import { makeDrawShareImage } from '../src/share/draw-share-image.ts';
import { makeShareFonts } from '../src/share/share-fonts.ts';
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

describe('on a machine without fonts, as the image is', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'share-fonts-'));
    cpSync(join(import.meta.dirname, '../assets/fonts'), folder, { recursive: true });
    const { cutJapaneseShareFonts } = await import('../share-fonts.mjs');
    await cutJapaneseShareFonts(join(folder, 'share'));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const taglines = [
    ['Arabic', 'الخطوة الأولى', 'ar'],
    ['Hebrew', 'הצעד הראשון', 'he'],
    ['Japanese', '最初の一歩、そして次', 'ja'],
    ['Greek', 'Το πρώτο βήμα', 'el'],
    ['Cyrillic', 'Первый шаг, ещё один', 'ru'],
    ['Latin', 'Čtyři bity, all the way down', 'cs'],
  ] as const;
  test.each(taglines)('%s is drawn in letters of ours, each its own', async (_script, tagline, language) => {
    expect(makeShareFonts(folder)(tagline).loadSystemFonts).toBe(false);
    const direction = ['ar', 'he'].includes(language) ? ('rtl' as const) : ('ltr' as const);
    const ink = await inkOf({ tagline, language, direction });
    expect(ink).toBeGreaterThan(2000);
    // A letter that no face holds leaves nothing or one box for all.
    for (const letter of new Set(tagline.replace(/[\s\p{P}]/gu, ''))) {
      expect([letter, (await inkOf({ tagline: letter, language, direction })) > 50]).toEqual([letter, true]);
    }
  });

  test('a letter that no face of ours has is looked for among the machine’s', () => {
    expect(makeShareFonts(folder)('첫걸음').loadSystemFonts).toBe(true);
  });

  /** Dark pixels where the tagline stands. */
  async function inkOf(words: {
    tagline: string;
    language: string;
    direction: 'ltr' | 'rtl';
  }): Promise<number> {
    const picture = await makeDrawShareImage(folder)({
      wordmark: 'Notes',
      facts: 'No. 12',
      colours: { ...defaultTheme.light, paper: '#ffffff', ink: '#000000' },
      ...words,
    });
    const area = { left: 0, top: 160, width: 1200, height: 350 };
    const { data } = await sharp(picture)
      .extract(area)
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return data.filter((light) => light < 128).length;
  }
});
