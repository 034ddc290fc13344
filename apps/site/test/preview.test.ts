import { beforeEach, expect, test } from '@jest/globals';
import type { PreviewLink, PreviewLookup, PreviewRemark } from '@masthead/archive';
import { makeIssue, newsletter } from './fixtures.ts';
import { makeTestApp, ownForm } from './make-test-app.ts';

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
const earlier = { id: 'r', linkId: link.id, issueId: link.issueId, sectionId: null, approves: false };
let said: Omit<PreviewRemark, 'id' | 'linkId' | 'issueId'>[] = [];
const open = (shown: PreviewLink): Extract<PreviewLookup, { state: 'open' }> => ({
  state: 'open',
  link: shown,
  remarks: [{ ...earlier, name: 'Rita', text: 'Said <b>before</b>', at: new Date('2026-11-22T00:00:00Z') }],
  say: async (remark) => {
    said.push(remark);
    return 'kept';
  },
});
beforeEach(() => {
  said = [];
});
const app = makeTestApp({
  archive: {
    newsletters: async () => [newsletter],
    preview: async (token) => {
      if (token === 'open') return open(link);
      if (token === 'trusted') return open({ ...link, mayApprove: true });
      if (token === 'full') return { ...open(link), say: async () => 'full' };
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

const form = { name: ' Rita ', text: 'Is the number right?', section: draft.snapshot.sections[0]?.id ?? '' };

test('a stranger says something about a section and comes back to what was said', async () => {
  const answer = await app.request('/preview/open/remarks', ownForm(form));
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/preview/open#remarks']);
  expect(said).toEqual([
    { name: 'Rita', text: form.text, sectionId: form.section, approves: false, at: expect.any(Date) },
  ]);
  const html = await (await app.request('/preview/open')).text();
  expect(html).toContain('Said &lt;b&gt;before&lt;/b&gt;');
  expect(html).not.toContain('Approve this issue');
});

test('a link that allows it offers a yes, which needs no words', async () => {
  expect(await (await app.request('/preview/trusted')).text()).toContain('Approve this issue as it is');
  const yes = ownForm({ ...form, text: '', verdict: 'approve' });
  expect((await app.request('/preview/trusted/remarks', yes)).status).toBe(303);
  expect(said.map(({ approves }) => approves)).toEqual([true]);
});

test.each([
  ['no name', { ...form, name: ' ' }, 'open', 400],
  ['nothing said', { ...form, text: ' ' }, 'open', 400],
  ['a control character in the name', { ...form, name: 'R\u0007' }, 'open', 400],
  ['too many words', { ...form, text: 'x'.repeat(5001) }, 'open', 400],
  ['a verdict of another make', { ...form, verdict: 'publish' }, 'open', 400],
  ['a link on which enough was said', form, 'full', 413],
  ['a revoked link', form, 'revoked', 410],
  ['no link at all', form, 'unknown', 404],
])('%s is refused and nothing is kept', async (_what, fields, token, status) => {
  expect((await app.request(`/preview/${token}/remarks`, ownForm(fields))).status).toBe(status);
  expect(said).toEqual([]);
});

test('a form on somebody else’s page says nothing', async () => {
  const own = ownForm(form);
  const headers = { ...own.headers, 'sec-fetch-site': 'cross-site' };
  expect((await app.request('/preview/open/remarks', { ...own, headers })).status).toBe(403);
  expect(said).toEqual([]);
});

test('a section that the link does not show is none', async () => {
  await app.request('/preview/open/remarks', ownForm({ ...form, section: 'elsewhere' }));
  expect(said.map(({ sectionId }) => sectionId)).toEqual([null]);
});
