import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { Resend } from 'resend';
import { type Sandbox, startSandbox } from '../src/start-sandbox.ts';
import { type Conformance, loadConformance } from './openapi.ts';

let sandbox: Sandbox;
let resend: Resend;
let openapi: Conformance;

beforeAll(async () => {
  openapi = await loadConformance();
  sandbox = await startSandbox();
  resend = new Resend(sandbox.apiKey, { baseUrl: sandbox.url });
});
afterAll(async () => await sandbox.close());
afterEach(async () => await sandbox.reset());

const FROM = 'Gradient Notes <notes@news.test>';
const ISSUE = {
  name: 'No 12',
  subject: 'What changed',
  html: '<p>{{{GREETING_HTML}}}</p><a href="https://news.test/u/{{{UNSUB_TOKEN}}}">Unsubscribe</a>',
  text: '{{{GREETING_TEXT}}}\nhttps://news.test/u/{{{UNSUB_TOKEN}}}',
  variables: [
    { key: 'GREETING_HTML', type: 'string' as const, fallbackValue: 'Hello,' },
    { key: 'GREETING_TEXT', type: 'string' as const, fallbackValue: 'Hello,' },
    { key: 'UNSUB_TOKEN', type: 'string' as const },
  ],
};

async function published(): Promise<string> {
  const made = await resend.templates.create(ISSUE);
  if (made.data === null) throw new Error(JSON.stringify(made.error));
  await resend.templates.publish(made.data.id);
  return made.data.id;
}

const send = async (id: string, variables: Record<string, string>) =>
  await resend.emails.send({ from: FROM, to: 'ada@mail.test', template: { id, variables } });

it('keeps a template byte for byte, as the description shapes it', async () => {
  const made = await resend.templates.create(ISSUE);
  openapi.expectValid('post', '/templates', 201, made.data);
  const id = made.data?.id ?? '';
  const read = await resend.templates.get(id);
  openapi.expectValid('get', '/templates/{id}', 200, read.data);
  expect(read.data).toMatchObject({
    html: ISSUE.html,
    text: ISSUE.text,
    subject: ISSUE.subject,
    status: 'draft',
  });
  openapi.expectValid('post', '/templates/{id}/publish', 200, (await resend.templates.publish(id)).data);
  openapi.expectValid('get', '/templates', 200, (await resend.templates.list()).data);
  openapi.expectValid(
    'patch',
    '/templates/{id}',
    200,
    (await resend.templates.update(id, { name: 'No 13' })).data,
  );
  openapi.expectValid('delete', '/templates/{id}', 200, (await resend.templates.remove(id)).data);
  expect((await resend.templates.get(id)).error).toMatchObject({ name: 'not_found', statusCode: 404 });
});

it('puts values in as they are, fallbacks where a value is missing or empty', async () => {
  const id = await published();
  await send(id, {
    GREETING_HTML: 'Hello A&amp;B {{{UNSUB_TOKEN}}},',
    UNSUB_TOKEN: 'v1.k.abc',
    GREETING_TEXT: '',
  });
  const [mail] = await sandbox.messages();
  expect(mail).toMatchObject({
    subject: 'What changed',
    html: '<p>Hello A&amp;B {{{UNSUB_TOKEN}}},</p><a href="https://news.test/u/v1.k.abc">Unsubscribe</a>',
    text: 'Hello,\nhttps://news.test/u/v1.k.abc',
    links: ['https://news.test/u/v1.k.abc'],
  });
});

it('refuses a missing value without fallback, a value over 2,000 characters and reserved names', async () => {
  const id = await published();
  expect((await send(id, {})).error).toMatchObject({ statusCode: 422 });
  expect((await send(id, { UNSUB_TOKEN: 'a'.repeat(2001) })).error).toMatchObject({ statusCode: 422 });
  expect((await send(id, { UNSUB_TOKEN: 'a'.repeat(2000) })).error).toBeNull();
  expect((await send(id, { UNSUB_TOKEN: 'a', EMAIL: 'b' })).error).toMatchObject({ statusCode: 422 });
  const reserved = await resend.templates.create({
    name: 'x',
    html: '<p>{{{FIRST_NAME}}}</p>',
    variables: [{ key: 'FIRST_NAME', type: 'string' }],
  });
  expect(reserved.error).toMatchObject({ statusCode: 422 });
});

it('sends nothing from a template that was never published', async () => {
  const made = await resend.templates.create(ISSUE);
  expect((await send(made.data?.id ?? '', { UNSUB_TOKEN: 'a' })).error).toMatchObject({ statusCode: 422 });
});

it('sends the published version until an edit is published too, and shows old mails as they were', async () => {
  const id = await published();
  await send(id, { UNSUB_TOKEN: 'one' });
  await resend.templates.update(id, { html: '<p>Edited {{{UNSUB_TOKEN}}}</p>' });
  await send(id, { UNSUB_TOKEN: 'two' });
  await resend.templates.publish(id);
  await send(id, { UNSUB_TOKEN: 'three' });
  await resend.templates.remove(id);
  const [third, second, first] = await sandbox.messages();
  expect(first?.html).toContain('u/one"');
  expect(second?.html).toContain('u/two"');
  expect(third?.html).toBe('<p>Edited three</p>');
});

it('can mangle a stored template and leave the text part as it is, when told to', async () => {
  sandbox.setFaults({ rules: [{ match: { path: '/templates' }, fault: { kind: 'mangle-template' } }] });
  const made = await resend.templates.create(ISSUE);
  expect((await resend.templates.get(made.data?.id ?? '')).data?.html).not.toBe(ISSUE.html);
  sandbox.setFaults({ rules: [{ match: { path: '/emails' }, fault: { kind: 'text-not-substituted' } }] });
  const sent = await send(await published(), { UNSUB_TOKEN: 'one' });
  const read = await resend.emails.get(sent.data?.id ?? '');
  expect(read.data?.html).toContain('u/one"');
  expect(read.data?.text).toContain('{{{UNSUB_TOKEN}}}');
});
