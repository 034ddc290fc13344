import { expect, test } from '@jest/globals';
import { makeIssue, newsletter } from './fixtures.ts';
import { makeTestApp } from './make-test-app.ts';

const draft = makeIssue({ number: 13, date: '2026-11-27', publicFrom: null, words: 'unpublished words' });
const link = {
  id: 'f'.repeat(64),
  issueId: draft.id,
  label: 'For a friend',
  snapshot: draft.snapshot,
  emailHtml: '<p>the mail</p><script>alert(1)</script>',
  createdBy: 'editor',
  createdAt: new Date('2026-11-22T00:00:00Z'),
  expiresAt: new Date('2026-11-29T00:00:00Z'),
  revokedAt: null,
};
const app = makeTestApp({
  archive: {
    newsletters: async () => [newsletter],
    preview: async (token) => {
      if (token === 'open') return { state: 'open', link };
      if (token === 'revoked' || token === 'expired') return { state: 'gone', why: token };
      return null;
    },
  },
});

test('shows the draft as page and as mail to whoever has the address', async () => {
  const html = await (await app.request('/preview/open')).text();
  expect(html).toContain('unpublished words');
  expect(html).toContain('Draft, not published');
  expect(html).toMatch(/<iframe[^>]+src="\/preview\/open\/email"[^>]+sandbox="allow-popups/);
  expect(await (await app.request('/preview/open/email')).text()).toContain('the mail');
});

test.each(['/preview/open', '/preview/open/email', '/preview/revoked', '/preview/unknown'])(
  '%s is kept nowhere, indexed by nobody and passes its address on to no one',
  async (path) => {
    const { headers } = await app.request(path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('etag')).toBeNull();
  },
);

test('the mail runs nothing, even opened by itself, and only we may frame it', async () => {
  const { headers } = await app.request('/preview/open/email');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain('sandbox allow-popups');
  expect(policy).not.toContain('allow-scripts');
  expect(policy).toContain("frame-ancestors 'self'");
});

test('after revoking or expiry it says so; an unknown address is not found', async () => {
  const [revoked, expired, unknown] = await Promise.all(
    ['revoked', 'expired', 'unknown'].map(async (token) => app.request(`/preview/${token}`)),
  );
  expect([revoked?.status, expired?.status, unknown?.status]).toEqual([410, 410, 404]);
  expect(await revoked?.text()).toContain('taken the link back');
  expect(await expired?.text()).toContain('run out');
  expect((await app.request('/preview/revoked/email')).status).toBe(410);
});
