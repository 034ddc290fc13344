import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runAxe } from '@masthead/testing/run-axe';
import { type JourneySite, openJourneySite } from './journey-site.ts';
import { routesOf, shapeOf } from './route-shapes.ts';

let journey: JourneySite;
beforeAll(async () => {
  journey = await openJourneySite();
}, 60_000);
afterAll(() => journey.close(), 30_000);

const widths = { phone: 360, tablet: 768, desktop: 1280 };

test('on every page axe finds nothing, light or dark, on a phone or a desktop; nothing runs off the side; the policy is never broken', async () => {
  const context = await journey.browser.newContext();
  for (const path of [...journey.paths, journey.previews.plain]) {
    const { page, complaints } = await journey.open(context, path);
    for (const width of Object.values(widths)) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
      expect({ path, width, wide }).toEqual({ path, width, wide: false });
      if (width === widths.tablet) continue;
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const violations = (await runAxe(page)).map(({ id, nodes }) => ({
          id,
          nodes: nodes.map(({ html }) => html),
        }));
        expect({ path, width, colorScheme, violations }).toEqual({
          path,
          width,
          colorScheme,
          violations: [],
        });
      }
    }
    expect({ path, complaints }).toEqual({ path, complaints: [] });
    await page.close();
  }
  await context.close();
}, 180_000);

/** What answers a GET with something else than a page of ours to read: files, feeds, programs' answers, a draft's mail. */
const noPage =
  /^\/(?:assets|media|themes|api)\b|\.(?:ico|png|xml|json|txt|bib|ris)$|\/:file\{|^\/(?:healthz|readyz)$|^\/preview\/:token\/email$/;

test('no route that answers with a page is left out above', () => {
  const { site, paths, previews } = journey;
  const pages = routesOf(site.app, 'GET').filter((route) => !noPage.test(route));
  const walked = [...paths, previews.plain].map((path) => path.replace(/\?.*/, ''));
  const isWalked = (route: string) => walked.some((path) => shapeOf(route).test(path));
  expect(pages.filter((route) => !isWalked(route))).toEqual([]);
  expect(pages.length).toBeGreaterThan(15);
});

test('among them are pages that say what is not there, and that something failed', async () => {
  const statuses = await Promise.all(
    journey.paths.map(async (path) => (await fetch(journey.origin + path)).status),
  );
  expect([...new Set(statuses)].sort()).toEqual([200, 404, 500]);
});
