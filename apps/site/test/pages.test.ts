import { describe, expect, test } from '@jest/globals';
import { makeIssue, newsletter, paperEntry, storyEntry, withMentions } from './fixtures.ts';
import { makeTestApp, ownForm } from './make-test-app.ts';

const issue = makeIssue({ number: 12, date: '2026-11-20', publicFrom: new Date('2026-11-20T08:00:00Z') });
const archive = {
  newsletters: async () => [newsletter],
  latestIssues: async () => [issue],
  issueBySlug: async (slug: string) => (slug === issue.slug ? issue : null),
  archive: async () => [{ year: 2026, issues: [issue] }],
  entryBySlug: async (kind: string) => withMentions(kind === 'paper' ? paperEntry : storyEntry, [issue]),
  topicBySlug: async () => ({
    slug: 'state-space-models',
    name: 'State space models',
    entries: [withMentions(storyEntry, [issue]), withMentions(paperEntry, [issue])],
  }),
};
const app = makeTestApp({ archive });
const reading = [
  '/',
  '/archive',
  '/issues/issue-12',
  `/stories/${storyEntry.slug}`,
  `/papers/${paperEntry.slug}`,
  '/topics/state-space-models',
  '/subscribe',
  '/search',
];

describe.each(reading)('%s', (path) => {
  test('is a page with a title, a language, one h1 and nothing inline that runs', async () => {
    const response = await app.request(path);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toMatch(/^<!doctype html><html lang="en"/);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html).toContain('<link rel="canonical" href="http://site.example');
    // Scripts are files of ours; what stands inline is data for machines.
    expect(html).not.toMatch(
      /<script(?! type="module" src="\/assets\/| type="application\/ld\+json")|\son\w+=|style="/,
    );
  });

  test('is not sent again to who has it, though the form’s stamp changes', async () => {
    let now = new Date('2026-11-22T12:00:00Z');
    const later = makeTestApp({ archive, now: () => now });
    const first = await later.request(path);
    now = new Date('2026-11-22T13:00:00Z');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"/);
    const again = await later.request(path, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });
});

test('every answer carries the security headers', async () => {
  for (const path of [...reading, '/nowhere', '/robots.txt', '/feed.xml', '/healthz']) {
    const { headers } = await app.request(path);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toBeNull();
  }
  const secure = makeTestApp({ archive, settings: { siteUrl: 'https://news.example' } });
  const { headers } = await secure.request('/');
  expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
});

test('style sheet, fonts and icon are our own, named by their hash, kept for ever', async () => {
  const html = await (await app.request('/')).text();
  const paths = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
  const css = paths.find((path) => path.endsWith('.css')) ?? '';
  const sheet = await (await app.request(css)).text();
  const fonts = [...sheet.matchAll(/url\('([^']+)'\)/g)].map((match) => match[1] ?? '');
  expect(fonts.length).toBeGreaterThanOrEqual(4);
  expect(sheet).toContain('font-display:swap');
  expect(sheet).not.toMatch(/url\(['"]?https?:/);
  for (const path of [...paths, ...fonts]) {
    const response = await app.request(path);
    expect(response.status).toBe(200);
    expect(path).toMatch(/\.[0-9a-f]{12}\.(css|woff2|svg)$/);
    expect(response.headers.get('cache-control')).toContain('immutable');
  }
  expect((await app.request('/assets/../package.json')).status).toBe(404);
  const icon = await app.request('/favicon.ico');
  expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/x-icon']);
  expect(
    Buffer.from(await icon.arrayBuffer())
      .subarray(0, 6)
      .toString('hex'),
  ).toBe('000001000300');
});

test('a newsletter’s own colours are a style sheet of their own; nothing but colours gets into it', async () => {
  const theme = {
    ...newsletter.theme,
    light: { ...newsletter.theme.light, accent: '#14532d', ink: 'red}body{display:none' },
  };
  const green = makeTestApp({ archive: { newsletters: async () => [{ ...newsletter, theme }] } });
  const html = await (await green.request('/')).text();
  const path = /href="(\/themes\/[^"]+)"/.exec(html)?.[1] ?? '';
  const css = await (await green.request(path)).text();
  expect(css).toContain('--accent:#14532d');
  expect(css).not.toContain('display');
  expect((await green.request('/themes/unknown.css')).status).toBe(404);
});

test('an empty archive still has a front page, an archive and a feed', async () => {
  const empty = makeTestApp({});
  for (const path of ['/', '/archive', '/subscribe', '/feed.xml', '/robots.txt'])
    expect((await empty.request(path)).status).toBe(200);
});

test('an address that holds nothing helps on', async () => {
  const response = await app.request('/issues/not-there');
  const html = await response.text();
  expect(response.status).toBe(404);
  expect(html).toContain('href="/archive"');
  expect(html).toContain('href="/issues/issue-12"');
  expect(html).toContain('noindex');
});

test('a failure says nothing of its cause to the reader, and not the token to the log', async () => {
  const written: string[] = [];
  const log = {
    info: () => undefined,
    error: (fields: object) => void written.push(JSON.stringify(fields)),
  };
  const failing = makeTestApp({ log });
  const response = await failing.request('/confirm/v1.secret-token');
  const html = await response.text();
  expect(response.status).toBe(500);
  expect(html).not.toContain('readConfirmation');
  expect(html).not.toContain('secret-token');
  expect(written).toHaveLength(1);
  expect(written[0]).not.toContain('secret-token');
});

test('the not-found page stands though the database does not', async () => {
  const down = makeTestApp({
    archive: {
      newsletters: async () => Promise.reject(new Error('down')),
      latestIssues: async () => Promise.reject(new Error('down')),
    },
  });
  expect((await down.request('/nowhere')).status).toBe(404);
});

test('alive whatever happens, ready when the database answers', async () => {
  const down = makeTestApp({ ready: async () => Promise.reject(new Error('down')) });
  expect((await down.request('/healthz')).status).toBe(200);
  expect((await down.request('/readyz')).status).toBe(503);
  expect((await app.request('/readyz')).status).toBe(200);
});

test('an issue for subscribers shows its opening and the form', async () => {
  const withheld = { ...issue, archiveMode: 'subscribers' as const };
  const html = await (
    await makeTestApp({ archive: { ...archive, issueBySlug: async () => withheld } }).request(
      '/issues/issue-12',
    )
  ).text();
  expect(html).toContain('for subscribers');
  expect(html).toContain('action="/subscribe"');
  // Its opening is for everybody, and may be found.
  expect(html).toContain('rel="canonical"');
});

describe('an erratum', () => {
  const wrong = {
    id: 'c1',
    date: '2026-11-21',
    publishedAt: '2026-11-21T09:00:00.000Z',
    text: 'It waits <a day>, not a week.',
    about: { title: storyEntry.title, entryId: storyEntry.id },
  };
  const escaped = 'It waits &lt;a day&gt;, not a week.';
  const corrected = { ...issue, corrections: [wrong] };
  const entryCorrected = () => {
    const entry = withMentions(storyEntry, [corrected]);
    return { ...entry, mentions: entry.mentions.map((m) => ({ ...m, corrections: [wrong] })) };
  };
  const mended = makeTestApp({
    archive: {
      ...archive,
      latestIssues: async () => [corrected],
      issueBySlug: async () => corrected,
      entryBySlug: async () => entryCorrected(),
      topicBySlug: async () => ({
        slug: 'state-space-models',
        name: 'State space models',
        entries: [entryCorrected()],
      }),
    },
  });
  const html = async (path: string) => (await mended.request(path)).text();

  test('stands under its item, in a list of its own, on the story’s page and in the feed, escaped', async () => {
    const page = await html('/issues/issue-12');
    expect(page.split(escaped)).toHaveLength(3);
    expect(page).toContain('id="correction-c1"');
    expect(page).toContain('Correction, 21 November 2026');
    expect(await html(`/stories/${storyEntry.slug}`)).toContain(escaped);
    expect(await html('/topics/state-space-models')).toContain(escaped);
    const feed = await html('/feed.xml');
    expect(feed).toContain(`Correction to № 12: ${storyEntry.title}`);
    expect(feed).toMatch(/<guid[^>]*>http:\/\/site\.example\/issues\/issue-12#correction-c1<\/guid>/);
    expect(feed).toContain(escaped);
  });

  test('of another issue stands under the same story here, unless the mail printed it', async () => {
    const other = { ...wrong, issueSlug: 'issue-9', issueNumber: 9 };
    const recurring = (shown: typeof issue) =>
      makeTestApp({
        archive: {
          ...archive,
          issueBySlug: async () => shown,
          recurringCorrections: async () => [other],
        },
      });
    const page = await (await recurring(issue).request('/issues/issue-12')).text();
    expect(page).toContain('Correction to №9, 21 November 2026');
    expect(page).not.toContain('id="corrections"');
    const { sections } = issue.snapshot;
    const printed = sections.map((section) =>
      section.kind !== 'stories'
        ? section
        : {
            ...section,
            items: section.items.map((item) => ({
              ...item,
              previously: { number: 9, slug: 'issue-9', text: [], corrections: [wrong] },
            })),
          },
    );
    const again = { ...issue, snapshot: { ...issue.snapshot, sections: printed } };
    const once = await (await recurring(again).request('/issues/issue-12')).text();
    expect(once.split(escaped)).toHaveLength(2);
  });
});

describe('the webhook', () => {
  test('hands on the body as it came, and the status back', async () => {
    const seen: unknown[] = [];
    const hook = makeTestApp({
      events: {
        accept: async (...args) => {
          seen.push(args);
          return { status: 200 };
        },
      },
    });
    const body = '{"type":"email.delivered" ,  "ü":1}';
    const response = await hook.request('/webhooks/resend', {
      method: 'POST',
      body,
      headers: { 'svix-id': 'msg_1', 'svix-timestamp': '1', 'svix-signature': 'v1,x' },
    });
    expect(response.status).toBe(200);
    expect(seen).toEqual([[body, { id: 'msg_1', timestamp: '1', signature: 'v1,x' }]]);
  });

  test('more than 256 kB is not even read', async () => {
    const piece = new Uint8Array(65_536);
    /** A megabyte, a piece at a time, and how many pieces were asked for. */
    const post = async (declared: Record<string, string>) => {
      let read = 0;
      const body = new ReadableStream<Uint8Array>(
        {
          pull(stream) {
            if (read === 16) return stream.close();
            read += 1;
            stream.enqueue(piece);
          },
        },
        { highWaterMark: 0 },
      );
      const { status } = await app.request('/webhooks/resend', {
        method: 'POST',
        headers: declared,
        body,
        duplex: 'half',
      } as RequestInit);
      return { status, read };
    };
    expect(await post({ 'content-length': String(16 * piece.length) })).toEqual({ status: 413, read: 0 });
    // Without a length it is read no further than to where it is too much.
    expect(await post({})).toEqual({ status: 413, read: 5 });
  });
});

describe('confirming', () => {
  let confirmed = 0;
  const confirming = makeTestApp({
    archive,
    subscribers: {
      readConfirmation: async (token) =>
        token === 'good'
          ? {
              ok: true,
              address: 'ada@readers.example',
              newsletterId: newsletter.id,
              newsletterName: newsletter.name,
              state: 'pending',
            }
          : { ok: false, reason: token === 'old' ? 'expired' : 'invalid' },
      confirm: async (token) => {
        confirmed += 1;
        return token === 'good'
          ? { ok: true, already: false, newsletterId: newsletter.id }
          : { ok: false, reason: 'invalid' };
      },
    },
  });

  test('opening the link shows a button and confirms nothing', async () => {
    const html = await (await confirming.request('/confirm/good')).text();
    expect(html).toMatch(/<form[^>]+action="\/confirm\/good" method="post"/);
    expect(confirmed).toBe(0);
  });

  test('pressing it confirms and shows the latest issue', async () => {
    const html = await (await confirming.request('/confirm/good', ownForm({}))).text();
    expect(confirmed).toBe(1);
    expect(html).toContain('Welcome');
    expect(html).toContain('href="/issues/issue-12"');
  });

  test('an expired and a broken link explain themselves', async () => {
    expect((await confirming.request('/confirm/old')).status).toBe(410);
    expect((await confirming.request('/confirm/bad')).status).toBe(404);
    expect((await confirming.request('/confirm/bad', ownForm({}))).status).toBe(404);
  });
});

describe('the old address of an entry that was merged into another', () => {
  test.each([
    ['/stories/an-old-one', `/stories/${storyEntry.slug}`],
    ['/papers/an-old-one', `/papers/${paperEntry.slug}`],
  ])('%s leads for good to the entry that stands for it', async (old, now) => {
    const response = await app.request(old);
    expect(response.status).toBe(301);
    expect(response.headers.get('location')).toBe(now);
  });
});

test('a picture has room kept for it, and is offered in every size there is', async () => {
  const at = (name: string) => `http://site.example/media/${'a'.repeat(64)}${name}`;
  const smaller = [480, 800].map((width) => ({ url: at(`-${width}.webp`), width }));
  const image = { url: at('.png'), alt: 'Two curves', width: 1200, height: 640 };
  const pictured = (one: typeof image & { smaller?: typeof smaller }) =>
    makeIssue({
      number: 12,
      date: '2026-11-20',
      publicFrom: new Date('2026-11-20T08:00:00Z'),
      sections: [{ id: 's1', kind: 'image', heading: '', image: one, caption: [], credit: '', href: null }],
    });
  const pageWith = async (one: Parameters<typeof pictured>[0]) => {
    const app = makeTestApp({ archive: { ...archive, issueBySlug: async () => pictured(one) } });
    return (await (await app.request('/issues/issue-12')).text()).match(/<img[^>]*curves[^>]*>/)?.[0];
  };
  const offered = await pageWith({ ...image, smaller });
  expect(offered).toContain('width="1200" height="640"');
  expect(offered).toMatch(
    /srcSet="[^" ]*-480\.webp 480w, [^" ]*-800\.webp 800w, [^" ]*a\.png 1200w" sizes="[^"]*100vw/i,
  );
  expect(await pageWith(image)).not.toMatch(/srcset/i);
});
