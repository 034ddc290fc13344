import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { importText, snapshotFromDraft } from '@masthead/importer';
import { renderIssue } from '@masthead/templates';
import { asVariant, galleryMails, type Variant, widthOf } from '@masthead/templates/gallery';
import { sampleSnapshot } from '@masthead/templates/samples';
import type { Browser } from 'playwright-core';
import { readCorpus } from '../../../importer/test/corpus.ts';
import { launchBrowser } from '../../src/browser.ts';
import { allFindings } from './axe.ts';

const corpus = readCorpus();
const mails: readonly { readonly name: string; readonly html: () => Promise<string> }[] = [
  ...galleryMails([]).map(({ name, render }) => ({ name, html: async () => (await render()).html })),
  ...(corpus ?? []).map(({ name, text }) => ({
    name: `corpus issue ${name}`,
    html: async () => {
      const { issue } = importText(text);
      const snapshot = snapshotFromDraft(issue, sampleSnapshot.newsletter, { date: '2026-06-05' });
      return (await renderIssue(snapshot)).html;
    },
  })),
];
const dresses = [
  'desktop',
  'dark',
  'inverted',
  'phone',
  'phone-dark',
  'images-off',
] as const satisfies readonly Variant[];

// Real issues that lie beside the repository on some machines. Without them the gallery's own are looked at alone.
if (corpus === null) test.skip('the corpus is not here: its mails are not looked at', () => undefined);

describe('axe finds nothing at all in a mail, whatever it wears', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  const findingsIn = async (html: string, width: number) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    try {
      // Pictures of the samples answer nowhere; that they are off is one of the dresses.
      await page.route('**/*', (route) =>
        route.request().isNavigationRequest()
          ? route.fulfill({ contentType: 'text/html', body: html })
          : route.abort(),
      );
      await page.goto('http://mails.invalid/mail');
      return await allFindings(page);
    } finally {
      await page.close();
    }
  };

  test.each(mails)(
    '$name',
    async ({ html }) => {
      const drawn = await html();
      for (const dress of dresses) {
        const found = await findingsIn(asVariant(drawn, dress), widthOf[dress]);
        expect({ dress, found }).toEqual({ dress, found: [] });
      }
    },
    60_000,
  );

  test('it does find a pale letter and a picture without words', async () => {
    const [mail] = mails;
    const html = ((await mail?.html()) ?? '')
      .replace(/color:#1d1c1a/g, 'color:#c9c5bd')
      .replace(/ alt="[^"]+"/, '');
    const rules = (await findingsIn(html, 680)).map(([rule]) => rule);
    expect(rules).toEqual(expect.arrayContaining(['color-contrast', 'image-alt']));
  }, 60_000);
});
