import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Resend } from 'resend';
import { type Sandbox, startSandbox } from '../src/start-sandbox.ts';
import { type Conformance, loadConformance } from './openapi.ts';

let sandbox: Sandbox;
let resend: Resend;
let openapi: Conformance;

const FROM = 'Gradient Notes <notes@news.test>';
const mail = (to: string) => ({
  from: FROM,
  to,
  subject: 'What changed',
  html: '<p>Hello</p>',
  text: 'Hello',
});

beforeAll(async () => {
  openapi = await loadConformance();
  sandbox = await startSandbox();
  resend = new Resend(sandbox.apiKey, { baseUrl: sandbox.url });
});
afterAll(async () => await sandbox.close());
afterEach(async () => await sandbox.reset());

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return await fetch(`${sandbox.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

function data<T>(answer: { data: T | null; error: unknown }): T {
  if (answer.data === null) throw new Error(JSON.stringify(answer.error));
  return answer.data;
}

describe('the real SDK, by base URL only', () => {
  it('sends one mail and reads it back as it was sent', async () => {
    const sent = await resend.emails.send({
      ...mail('ada@mail.test'),
      replyTo: 'desk@news.test',
      headers: { 'List-Id': '<notes.news.test>' },
      tags: [{ name: 'issue', value: 'n12' }],
    });
    const { id } = data(sent);
    openapi.expectValid('post', '/emails', 200, sent.data);
    const read = await resend.emails.get(id);
    openapi.expectValid('get', '/emails/{email_id}', 200, read.data);
    expect(read.data).toMatchObject({
      id,
      to: ['ada@mail.test'],
      html: '<p>Hello</p>',
      text: 'Hello',
      reply_to: ['desk@news.test'],
      last_event: 'delivered',
      tags: [{ name: 'issue', value: 'n12' }],
    });
  });

  it('sends a batch with headers, tags and ids of its own for each message', async () => {
    const batch = [1, 2, 3].map((n) => ({
      ...mail(`reader${n}@mail.test`),
      headers: { 'List-Unsubscribe': `<https://news.test/u/${n}>` },
      tags: [{ name: 'index', value: String(n) }],
    }));
    const sent = await resend.batch.send(batch, { idempotencyKey: 'masthead/test/c1/0/1' });
    openapi.expectValid('post', '/emails/batch', 200, sent.data);
    expect(new Set(data(sent).data.map(({ id }) => id)).size).toBe(3);
    const [latest] = await sandbox.messages({ to: 'reader3@' });
    expect(latest).toMatchObject({
      id: data(sent).data[2]?.id,
      tags: { index: '3' },
      headers: { 'List-Unsubscribe': '<https://news.test/u/3>' },
    });
  });

  it('lists mails newest first, page by page in both directions', async () => {
    for (const n of [1, 2, 3, 4, 5]) await resend.emails.send(mail(`reader${n}@mail.test`));
    const first = await resend.emails.list({ limit: 2 });
    openapi.expectValid('get', '/emails', 200, first.data);
    expect(data(first).data.map(({ to }) => to)).toEqual([['reader5@mail.test'], ['reader4@mail.test']]);
    expect(data(first).has_more).toBe(true);
    const cursor = data(first).data[1]?.id ?? '';
    const second = data(await resend.emails.list({ limit: 3, after: cursor }));
    expect(second.data.map(({ to }) => to[0]).join()).toBe(
      'reader3@mail.test,reader2@mail.test,reader1@mail.test',
    );
    expect(second.has_more).toBe(false);
    const back = data(await resend.emails.list({ limit: 1, before: second.data[0]?.id ?? '' }));
    expect(back.data.map(({ to }) => to)).toEqual([['reader4@mail.test']]);
  });

  it('keeps the suppression list: one by one, in batches, by address and by id', async () => {
    const added = await resend.suppressions.add({ email: 'Ada@mail.test' });
    openapi.expectValid('post', '/suppressions', 201, added.data);
    const many = await resend.suppressions.batch.add({ emails: ['bea@mail.test', 'cid@mail.test'] });
    openapi.expectValid('post', '/suppressions/batch/add', 201, many.data);
    const one = await resend.suppressions.get('ada@mail.test');
    openapi.expectValid('get', '/suppressions/{suppression}', 200, one.data);
    expect(one.data).toMatchObject({ id: data(added).id, origin: 'manual', source_id: null });
    const list = await resend.suppressions.list({ limit: 2, origin: 'manual' });
    openapi.expectValid('get', '/suppressions', 200, list.data);
    expect(data(list).data.map(({ email }) => email)).toEqual(['cid@mail.test', 'bea@mail.test']);
    const gone = await resend.suppressions.remove(data(added).id);
    openapi.expectValid('delete', '/suppressions/{suppression}', 200, gone.data);
    const both = await resend.suppressions.batch.remove({ emails: ['bea@mail.test', 'cid@mail.test'] });
    openapi.expectValid('post', '/suppressions/batch/remove', 200, both.data);
    expect((await resend.suppressions.get('bea@mail.test')).error).toMatchObject({
      name: 'not_found',
      statusCode: 404,
    });
  });

  it('lists domains and keys, and a key that may only send is refused everything else', async () => {
    const domain = await resend.domains.create({ name: 'news.test' });
    openapi.expectValid('post', '/domains', 201, domain.data);
    const domains = await resend.domains.list();
    openapi.expectValid('get', '/domains', 200, domains.data);
    expect(data(domains).data).toMatchObject([{ name: 'news.test', status: 'verified' }]);
    const key = await resend.apiKeys.create({ name: 'worker', permission: 'sending_access' });
    openapi.expectValid('post', '/api-keys', 201, key.data);
    openapi.expectValid('get', '/api-keys', 200, (await resend.apiKeys.list()).data);
    const restricted = new Resend(data(key).token, { baseUrl: sandbox.url });
    expect((await restricted.emails.send(mail('ada@mail.test'))).error).toBeNull();
    expect((await restricted.templates.list()).error).toMatchObject({
      name: 'restricted_api_key',
      statusCode: 401,
    });
    openapi.expectValid(
      'delete',
      '/api-keys/{api_key_id}',
      200,
      (await resend.apiKeys.remove(data(key).id)).data,
    );
    expect((await restricted.emails.send(mail('ada@mail.test'))).error).toMatchObject({
      name: 'invalid_api_key',
    });
  });
});

it('takes the description seriously where it is there', () => {
  const check = () => openapi.expectValid('get', '/emails/{email_id}', 200, { to: 'not a list' });
  if (openapi.isThere) expect(check).toThrow('must be array');
  else expect(check).not.toThrow();
});

describe('refusals, in the real shape', () => {
  it('asks for a User-Agent and a key before anything else', async () => {
    const bare = await post('/emails', mail('ada@mail.test'), { 'user-agent': '' });
    expect([bare.status, await bare.json()]).toMatchObject([403, { statusCode: 403 }]);
    const nobody = await fetch(`${sandbox.url}/emails`, { method: 'POST' });
    expect([nobody.status, await nobody.json()]).toMatchObject([
      401,
      { name: 'missing_api_key', statusCode: 401 },
    ]);
    const wrong = await post('/emails', mail('ada@mail.test'), { authorization: 'Bearer re_wrong' });
    expect([wrong.status, await wrong.json()]).toMatchObject([403, { name: 'invalid_api_key' }]);
  });

  it.each([
    ['no sender', { ...mail('a@mail.test'), from: undefined }, 422, 'missing_required_field'],
    ['an unreadable sender', { ...mail('a@mail.test'), from: 'nobody' }, 422, 'invalid_from_address'],
    [
      'a header break in the sender',
      { ...mail('a@mail.test'), from: 'A\r\nBcc: x <a@news.test>' },
      422,
      'invalid_from_address',
    ],
    ['no recipient', { ...mail('a@mail.test'), to: undefined }, 422, 'missing_required_field'],
    [
      '51 recipients',
      { ...mail('a@mail.test'), to: Array.from({ length: 51 }, (_, n) => `r${n}@mail.test`) },
      422,
      'validation_error',
    ],
    ['a recipient at example.com', mail('ada@example.com'), 422, 'validation_error'],
    ['a recipient at test.com', mail('Ada <ada@TEST.com>'), 422, 'validation_error'],
    ['no subject', { ...mail('a@mail.test'), subject: undefined }, 422, 'missing_required_field'],
    [
      'no content',
      { ...mail('a@mail.test'), html: undefined, text: undefined },
      422,
      'missing_required_field',
    ],
    [
      'a tag with a blank',
      { ...mail('a@mail.test'), tags: [{ name: 'issue', value: 'no 12' }] },
      422,
      'validation_error',
    ],
    [
      'a header with a break',
      { ...mail('a@mail.test'), headers: { 'X-A': 'a\r\nBcc: b@mail.test' } },
      422,
      'validation_error',
    ],
    [
      'an unknown template',
      { ...mail('a@mail.test'), html: undefined, text: undefined, template: { id: 'none' } },
      404,
      'not_found',
    ],
  ])('refuses %s and sends nothing', async (_, body, status, name) => {
    const answer = await post('/emails', body);
    expect([answer.status, await answer.json()]).toMatchObject([status, { statusCode: status, name }]);
    expect((await sandbox.stats()).accepted).toBe(0);
  });

  it('refuses a body that is no JSON, an empty batch, one of 101 and attachments in a batch', async () => {
    expect((await post('/emails', '{')).status).toBe(400);
    expect((await post('/emails/batch', [])).status).toBe(422);
    expect(
      (
        await post(
          '/emails/batch',
          Array.from({ length: 101 }, (_, n) => mail(`r${n}@mail.test`)),
        )
      ).status,
    ).toBe(422);
    expect((await post('/emails/batch', [{ ...mail('a@mail.test'), attachments: [] }])).status).toBe(422);
  });

  it('knows what it has and what it does not', async () => {
    expect((await post('/broadcasts', {})).status).toBe(404);
    expect(await (await post('/emails/abc', {})).json()).toMatchObject({
      statusCode: 405,
      name: 'method_not_allowed',
    });
  });

  it('refuses a sender whose domain is not verified, once domains are named', async () => {
    const strict = await startSandbox({ domains: ['news.test'] });
    const client = new Resend(strict.apiKey, { baseUrl: strict.url });
    expect((await client.emails.send(mail('ada@mail.test'))).error).toBeNull();
    const other = await client.emails.send({ ...mail('ada@mail.test'), from: 'a@other.test' });
    expect(other.error).toMatchObject({ name: 'validation_error', statusCode: 403 });
    await strict.close();
  });
});

describe('batch validation', () => {
  const batch = [mail('ada@mail.test'), mail('bea@example.com'), mail('cid@mail.test')];

  it('strict: one bad message rejects all, nothing is sent', async () => {
    expect((await resend.batch.send(batch)).error).toMatchObject({ statusCode: 422 });
    expect((await sandbox.stats()).accepted).toBe(0);
  });

  it('permissive: the good ones are created, the bad ones named by index', async () => {
    const options = { batchValidation: 'permissive', idempotencyKey: 'k/p' } as const;
    const answer = data(await resend.batch.send(batch, options));
    expect(answer.data).toHaveLength(2);
    expect(answer.errors).toEqual([{ index: 1, message: expect.stringContaining('example.com') }]);
    expect((await sandbox.messages()).map(({ to }) => to[0])).toEqual(['cid@mail.test', 'ada@mail.test']);
    expect(data(await resend.batch.send(batch, options))).toEqual(answer);
  });
});
