import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { Freshness } from '../src/http/freshness.ts';
import { makeIssue, newsletter } from './fixtures.ts';
import { makeTestApp } from './make-test-app.ts';

const issue = makeIssue({ number: 12, date: '2026-11-20', publicFrom: new Date('2026-11-20T08:00:00Z') });
const path = '/issues/issue-12';

/** A site that counts how often its issue is read. */
function counted() {
  let reads = 0;
  let now = new Date('2026-11-22T12:00:00Z');
  let state: ReturnType<Freshness['current']> = { name: 'a', since: new Date('2026-11-22T10:00:00Z') };
  const app = makeTestApp({
    archive: {
      newsletters: async () => [newsletter],
      issueBySlug: async (slug) => {
        reads += 1;
        return slug === issue.slug ? issue : null;
      },
    },
    now: () => now,
    freshness: { current: () => state, stop: () => undefined },
  });
  return {
    get: (headers: Record<string, string> = {}, at = path) => app.request(at, { headers }),
    reads: () => reads,
    setNow: (instant: Date) => {
      now = instant;
    },
    setState: (next: typeof state) => {
      state = next;
    },
  };
}

describe('what is the same for everybody', () => {
  test('is drawn once, by whomever and however packed it is asked for', async () => {
    const site = counted();
    const [plain, gzip, br] = await Promise.all([
      site.get(),
      site.get({ 'accept-encoding': 'gzip, deflate' }),
      site.get({ 'accept-encoding': 'gzip, deflate, br, zstd' }),
    ]);
    expect(site.reads()).toBe(1);
    const words = await plain.text();
    expect(gzip.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString()).toBe(words);
    expect(br.headers.get('content-encoding')).toBe('br');
    expect(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString()).toBe(words);
    expect(plain.headers.get('vary')).toBe('Accept-Encoding');
    expect(plain.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(
      (await site.get({ 'accept-encoding': 'br;q=0, gzip;q=0' })).headers.get('content-encoding'),
    ).toBeNull();
  });

  test('is drawn anew when the read model goes by another name, or is not known', async () => {
    const site = counted();
    await site.get();
    site.setState({ name: 'b', since: new Date('2026-11-22T11:00:00Z') });
    await site.get();
    await site.get();
    expect(site.reads()).toBe(2);
    site.setState(null);
    await site.get();
    await site.get();
    expect(site.reads()).toBe(4);
  });

  test('is drawn once for all who wait for it while the database is too slow to say how it goes', async () => {
    const site = counted();
    site.setState(null);
    const answers = await Promise.all([site.get(), site.get(), site.get({ 'accept-encoding': 'br' })]);
    expect(site.reads()).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const missing = await Promise.all([site.get({}, '/issues/no'), site.get({}, '/issues/no')]);
    expect(missing.map(({ status }) => status)).toEqual([404, 404]);
    // A reader's own page is nobody else's.
    const own = { cookie: 'mh-reader-n=token' };
    await Promise.all([site.get(), site.get(own), site.get(own)]);
    expect(site.reads()).toBe(6);
  });

  test('holds a form stamp of its reader’s time, though kept from long ago', async () => {
    const site = counted();
    const stampOf = async () =>
      /name="stamp" value="([^".]+)\./.exec(await (await site.get()).text())?.[1] ?? '';
    await site.get();
    const later = new Date('2026-11-22T13:00:00.100Z');
    site.setNow(later);
    expect(Number.parseInt(await stampOf(), 36)).toBe(later.getTime() - 100);
    expect(site.reads()).toBe(1);
  });

  test('is not sent again to who has it by its ETag, or else by its date', async () => {
    const site = counted();
    const first = await site.get();
    const etag = first.headers.get('etag') ?? '';
    const date = first.headers.get('last-modified') ?? '';
    expect(date).toBe('Sun, 22 Nov 2026 10:00:00 GMT');
    expect((await site.get({ 'if-none-match': etag })).status).toBe(304);
    expect((await site.get({ 'if-modified-since': date })).status).toBe(304);
    expect((await site.get({ 'if-modified-since': date, 'if-none-match': '"other"' })).status).toBe(200);
    expect((await site.get({ 'if-modified-since': 'Sun, 22 Nov 2026 09:59:59 GMT' })).status).toBe(200);
  });
});

test('what is not there, and what is a reader’s own, is neither kept nor packed', async () => {
  const site = counted();
  for (const [at, status] of [
    ['/issues/not-there', 404],
    ['/confirm/v1.k1.x.y', 500],
  ] as const) {
    const answer = await site.get({ 'accept-encoding': 'br, gzip' }, at);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(answer.headers.get('etag')).toBeNull();
  }
  await site.get({}, '/issues/not-there');
  expect(site.reads()).toBe(2);
});
