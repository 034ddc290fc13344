import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { authorSlug, type PublicEntry, type PublicIssue } from '@masthead/archive';
import { richTextFromPlain, type Section } from '@masthead/domain';
import { launchBrowser } from '@masthead/testing/browser';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import {
  makeIssue,
  mediaEntry,
  newsletter,
  paperEntry,
  sectionsWithTalk,
  storyEntry,
  withMentions,
} from './fixtures.ts';
import { hostileTexts, hostileUrls, oddUrls } from './hostile.ts';
import { makeRealSite, type RealSite } from './make-real-site.ts';

/** The real site behind a port, in a real browser, with something hostile in whatever a page shows. */
export interface JourneySite {
  readonly site: RealSite;
  readonly browser: Browser;
  /** Where the browser finds it. Pages name `siteUrl` as their own address, as behind a proxy. */
  readonly origin: string;
  /** Every page, one address or more each; what a mail or a preview link leads to, too. */
  readonly paths: readonly string[];
  /** Issue 11, seen by somebody without an account; and one whose mail is hostile. */
  readonly previews: { readonly plain: string; readonly hostile: string };
  /** Opens a page and listens for what the browser refuses or complains of. */
  open(context: BrowserContext, path: string): Promise<{ page: Page; complaints: string[] }>;
  close(): Promise<void>;
}

/** What pages say of where they stand. */
export const siteUrl = 'http://127.0.0.1';
/** What the database keeps under this name cannot be drawn: asking for it is a failure of ours, as a reader meets one. */
const brokenSlug = 'kept-wrongly';

export async function openJourneySite(): Promise<JourneySite> {
  const site = await makeRealSite(siteUrl);
  const { previews, subscriptionId } = await fill(site);
  const paths = [...pathsOf(site, subscriptionId), ...(await mailedPaths(site, subscriptionId))];
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: site.app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started));
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launchBrowser();
  return {
    site,
    browser,
    origin,
    previews,
    paths,
    open: (context, path) => open(context, origin + path),
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
      await site.close();
    },
  };
}

function pathsOf(site: RealSite, subscriptionId: string): readonly string[] {
  const preferences = `/p/${site.token('preferences', subscriptionId)}`;
  return [
    '/',
    '/archive',
    '/archive?topic=state-space-models',
    '/issues/issue-11',
    '/issues/issue-12',
    `/stories/${storyEntry.slug}`,
    `/papers/${paperEntry.slug}`,
    `/watch/${mediaEntry.slug}`,
    '/authors/ada-winter',
    `/authors/${authorSlug(hostileTexts[0] ?? '')}`,
    '/topics',
    '/topics/state-space-models',
    '/about',
    '/privacy',
    '/subscribe',
    `/embed/${newsletter.slug}`,
    '/search',
    '/search?q=kernel',
    `/search?q=${encodeURIComponent(hostileTexts[2] ?? '')}&year=2026`,
    `/u/${site.token('unsubscribe', subscriptionId)}`,
    preferences,
    `${preferences}/erase`,
    '/confirm/not-a-token',
    '/move/not-a-token',
    '/nowhere',
    '/stories/never-was',
    `/stories/${brokenSlug}`,
  ];
}

/** What the mails of a signup and of a changed address lead to. */
async function mailedPaths(site: RealSite, subscriptionId: string): Promise<readonly string[]> {
  const { subscribers } = site.delivery;
  await subscribers.requestSignup({
    address: 'bela.roth@readers.test',
    name: hostileTexts[1] ?? '',
    newsletterIds: [newsletter.id],
    frequency: 'every',
    pausedUntil: null,
    source: 'site:home',
    formVersion: 'journey',
    ip: null,
  });
  const preferences = site.token('preferences', subscriptionId);
  await subscribers.requestMove(preferences, 'ada.summer@readers.test', null);
  const links = await site.mailConfirmations();
  return links.map((link) => new URL(link).pathname);
}

async function open(context: BrowserContext, address: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // The browser says so itself when the page asked for is not there or failed.
    const isOwnStatus = message.location().url === address && /status of \d/.test(message.text());
    if (message.type() === 'error' && !isOwnStatus) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(address, { waitUntil: 'load' });
  return { page, complaints };
}

/** Two issues: a plain one, and one whose every text is hostile. */
async function fill(site: RealSite): Promise<Pick<JourneySite, 'previews'> & { subscriptionId: string }> {
  const { db, write } = site.archive;
  await write.upsertNewsletter(newsletter);
  const plain = makeIssue({
    number: 11,
    date: '2026-11-13',
    publicFrom: new Date('2026-11-13T08:00:00Z'),
    sections: sectionsWithTalk('plain words'),
  });
  const hostile = makeIssue({
    number: 12,
    date: '2026-11-20',
    publicFrom: new Date('2026-11-20T08:00:00Z'),
    words: hostileTexts.join(' '),
    tagline: hostileTexts[1] ?? '',
    sections: hostileSections(),
  });
  const issues: PublicIssue[] = [plain, hostile];
  for (const issue of issues) await write.upsertIssue(issue);
  const title = hostileTexts.slice(0, 4).join(' ');
  const entries: PublicEntry[] = [
    { ...storyEntry, title, byline: hostileTexts[2] ?? '', url: hostileUrls[0] ?? null },
    {
      ...paperEntry,
      title,
      authors: ['Ada Winter', ...hostileTexts],
      url: oddUrls[0] ?? null,
      arxivId: '"><script>x',
    },
    { ...mediaEntry, title, byline: hostileTexts[2] ?? '', url: oddUrls[1] ?? null },
  ];
  for (const entry of entries) await write.upsertEntry(withMentions(entry, issues));
  const kept = await db.collection('publicEntries').findOne({ slug: storyEntry.slug });
  await db
    .collection('publicEntries')
    .insertOne({ ...kept, _id: 'f'.repeat(24) as never, slug: brokenSlug, topics: null });
  await site.delivery.list.addConfirmed(
    newsletter.id,
    [{ address: 'ada.winter@readers.test', name: hostileTexts[1] ?? '' }],
    'test',
  );
  const [row] = await site.delivery.list.list({ newsletterId: newsletter.id, limit: 1 });
  const runs = '<script>window.pwned=1;parent.pwned=1</script><img src=x onerror="window.pwned=1">';
  return {
    subscriptionId: row?.subscriptionId ?? '',
    previews: {
      plain: `/preview/${await previewOf(site, plain, '')}`,
      hostile: `/preview/${await previewOf(site, hostile, runs)}`,
    },
  };
}

async function previewOf(site: RealSite, issue: PublicIssue, markup: string): Promise<string> {
  const { token } = await site.archive.write.createPreviewLink({
    issueId: issue.id,
    label: hostileTexts[0] ?? '',
    snapshot: issue.snapshot,
    emailHtml: `<!doctype html><html lang="en"><title>Mail</title><p>mail</p>${markup}</html>`,
    createdBy: 'editor',
    createdAt: new Date(),
    expiresAt: new Date(Date.now() + 86_400_000),
  });
  return token;
}

function hostileSections(): readonly Section[] {
  const mention = {
    entryId: null,
    entrySlug: null,
    previously: null,
    sources: [],
    dateText: null,
    topics: [],
  };
  return [
    {
      kind: 'stories',
      id: 's1',
      heading: hostileTexts[0] ?? '',
      items: hostileTexts.map((title, index) => ({
        ...mention,
        ...(index === 0 ? { entryId: storyEntry.id, entrySlug: storyEntry.slug } : {}),
        title,
        url: oddUrls[index % oddUrls.length] ?? null,
        byline: title,
        commentary: richTextFromPlain(title),
      })),
    },
    {
      kind: 'papers',
      id: 's2',
      heading: 'From the Lab',
      items: [
        {
          entryId: paperEntry.id,
          entrySlug: paperEntry.slug,
          previously: null,
          title: hostileTexts[3] ?? '',
          url: null,
          byline: '',
          authors: [...hostileTexts],
          venue: hostileTexts[4] ?? '',
          year: 2026,
          arxivId: hostileTexts[1] ?? '',
          doi: hostileTexts[2] ?? '',
          openReviewId: null,
          topics: [],
          commentary: hostileTexts.flatMap((text) => richTextFromPlain(text)),
        },
      ],
    },
  ];
}
