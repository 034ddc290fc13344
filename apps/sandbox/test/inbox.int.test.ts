import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Resend } from 'resend';
import { type Sandbox, startSandbox } from '../src/start-sandbox.ts';

let sandbox: Sandbox;
let id: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  const resend = new Resend(sandbox.apiKey, { baseUrl: sandbox.url });
  const many = (from: number) =>
    Array.from({ length: 100 }, (_, n) => ({
      from: 'notes@news.test',
      to: `reader${from + n}@mail.test`,
      subject: from === 0 ? 'What changed' : 'What stayed',
      text: 'Hello',
    }));
  await resend.batch.send(many(0));
  await resend.batch.send(many(100));
  const sent = await resend.emails.send({
    from: 'notes@news.test',
    to: 'ada@mail.test',
    subject: '<script>alert(1)</script> & more',
    html: '<head><style>@media (prefers-color-scheme: dark) { p { color: #fff } }</style></head><p>Hi</p><a href="https://news.test/confirm?t=1&amp;u=2">Confirm</a><script>alert(2)</script>',
    text: 'Hi <there> https://news.test/plain.',
    headers: { 'List-Id': '<notes.news.test>' },
    tags: [{ name: 'issue', value: 'n12' }],
  });
  id = sent.data?.id ?? '';
});
afterAll(async () => await sandbox.close());

const get = async (path: string) => await fetch(`${sandbox.url}${path}`);
const text = async (path: string) => await (await get(path)).text();
const rows = (html: string) => [...html.matchAll(/class="to">([^<]*)</g)].map((match) => match[1]);

it('lists mails newest first, fifty a page', async () => {
  expect(rows(await text('/')).slice(0, 3)).toEqual([
    'ada@mail.test',
    'reader199@mail.test',
    'reader198@mail.test',
  ]);
  expect(rows(await text('/?page=2'))[0]).toBe('reader150@mail.test');
  const last = await text('/?page=5');
  expect(rows(last)).toEqual(['reader0@mail.test']);
  expect(last).toContain('Newer');
  expect(last).not.toContain('Older');
});

it('finds mails by recipient and by subject', async () => {
  expect(rows(await text('/?to=READER42%40'))).toEqual(['reader42@mail.test']);
  expect(rows(await text('/?subject=changed&to=reader9'))).toHaveLength(11);
  expect(rows(await text('/?subject=stayed'))[0]).toBe('reader199@mail.test');
  expect(await text('/?to=nobody')).toContain('No mail here');
});

it('shows text, headers, tags, links and events of a mail, all escaped', async () => {
  const html = await text(`/mails/${id}`);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; more');
  expect(html).not.toContain('<script');
  expect(await text(`/mails/${id}?part=text`)).toContain('Hi &lt;there&gt;');
  const headers = await text(`/mails/${id}?part=headers`);
  expect(headers).toContain('List-Id');
  expect(headers).toContain('n12');
  const links = await text(`/mails/${id}?part=links`);
  expect(links).toContain('href="https://news.test/confirm?t=1&amp;u=2"');
  expect(links).toContain('href="https://news.test/plain"');
  expect(await text(`/mails/${id}?part=events`)).toContain('email.delivered');
});

it('a mail’s HTML runs nothing and reaches nothing of ours, and can be seen in both schemes', async () => {
  const answer = await get(`/mails/${id}/html?scheme=dark`);
  expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox allow-popups .*default-src 'none'/);
  expect(await answer.text()).toContain('@media (min-width: 0)');
  expect(await text(`/mails/${id}/html`)).toContain('@media (max-width: 0)');
});

it('an unknown mail is a 404', async () => {
  expect((await get('/mails/00000000-0000-4000-8000-000000000000')).status).toBe(404);
});
