import { describe, expect, test } from '@jest/globals';
import { unsupportedIn } from '../test/client-support.ts';
import { fallbacks } from '../test/fallbacks.ts';
import { tooWide } from '../test/sentences.ts';
import { validityOf } from '../test/valid-html.ts';
import { galleryMails } from './gallery/mails.ts';

const mails = galleryMails([]).map((mail) => [mail.name, mail.render] as const);

describe.each(mails)('the %s mail', (_name, render) => {
  test('uses nothing that Gmail, Apple Mail, Outlook or Yahoo lack without a fallback beside it', async () => {
    const { html } = await render();
    const found = unsupportedIn(html);
    expect(found.map(({ feature }) => feature)).toContain('@media');
    expect(found.filter(({ feature }) => fallbacks[feature]?.holds(html) !== true)).toEqual([]);
  });

  test('keeps within Apple Mail and Gmail on the desktop once the sheet is gone', async () => {
    const { html } = await render();
    const bare = html.replace(/<style>[\s\S]*?<\/style>/g, '');
    const serious = unsupportedIn(bare).filter(({ clients }) =>
      clients.some((client) => client.startsWith('apple-mail') || client === 'gmail.desktop-webmail'),
    );
    expect(
      serious
        .map(({ feature }) => feature)
        .filter((name) => name !== 'transform' && name !== 'target attribute'),
    ).toEqual([]);
  });

  test('has a text part of 72 columns, but for one long word or address', async () => {
    expect(tooWide((await render()).text)).toEqual([]);
  });

  test('is valid HTML', async () => {
    expect(await validityOf((await render()).html)).toEqual([]);
  });
});

test('no fallback is listed that no mail needs', async () => {
  const used = new Set<string>();
  for (const [, render] of mails) {
    for (const { feature } of unsupportedIn((await render()).html)) used.add(feature);
  }
  expect(Object.keys(fallbacks).filter((feature) => !used.has(feature))).toEqual([]);
});

test('the support table does find what clients lack', () => {
  const grid = unsupportedIn('<div style="display:grid"><video></video></div>');
  expect(grid.map(({ feature }) => feature)).toEqual(
    expect.arrayContaining(['display:grid', '<video> element']),
  );
  for (const { feature } of grid) expect(fallbacks[feature]).toBeUndefined();
});

test('the support table does find what clients know on some elements only', () => {
  expect(unsupportedIn('<p style="padding-top:44px;border-top:1px solid #000000">Words</p>')).toEqual(
    expect.arrayContaining([
      { feature: 'border', clients: expect.arrayContaining(['outlook.windows']) },
      { feature: 'padding', clients: expect.arrayContaining(['outlook.windows']) },
    ]),
  );
});

test.each(Object.entries(fallbacks))(
  'the fallback of %s is missed where it is missing',
  (_feature, { holds, lost }) => {
    expect(holds(lost)).toBe(false);
  },
);
