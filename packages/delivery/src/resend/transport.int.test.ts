import type { PlaceholderKey } from '@masthead/domain';
import { type Sandbox, startSandbox } from '@masthead/sandbox';
import { eventually } from '@masthead/testing';
import { makeRendition } from '../../test/rendition.ts';
import { hexId } from '../../test/seed.ts';
import type { CampaignMail, CampaignMessage, MailTransport, Pacer } from '../ports/index.ts';
import { timing } from '../timing.ts';
import { makeProviderList } from './provider-list.ts';
import { makeResendTransport } from './transport.ts';

const freeRun: Pacer = {
  approach: async () => ({ leave: () => undefined }),
  take: async () => ({ answered: () => undefined }),
  observe: () => undefined,
};
const newsletter = {
  id: hexId(),
  slug: 'fixtures',
  name: 'Fixtures',
  description: '',
  sender: { name: 'Fixtures', address: 'weekly@news.masthead-fixtures.org' },
  replyTo: 'editors@news.masthead-fixtures.org',
  postalAddress: '1 Harness Lane',
  siteUrl: 'https://news.masthead-fixtures.org',
  language: 'en',
  timeZone: 'Europe/Berlin',
  slot: null,
  theme: { light: palette(), dark: palette(), radiusPx: 0 },
};

function palette() {
  return { paper: '#ffffff', ink: '#000000', secondary: '#666666', rule: '#eeeeee', accent: '#8a2d1c' };
}

function mailOf(handOver: CampaignMail['handOver']): CampaignMail {
  const { subject, html, text, slots } = makeRendition(newsletter, hexId(), { items: 3 });
  return {
    from: '"Fixtures, Weekly" <weekly@news.masthead-fixtures.org>',
    replyTo: newsletter.replyTo,
    subject,
    html,
    text,
    slots,
    handOver,
  };
}

function messagesTo(addresses: readonly string[]): CampaignMessage[] {
  return addresses.map((to, i) => ({
    to,
    headers: {
      'List-Unsubscribe': `<https://news.masthead-fixtures.org/u/token-${i}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Id': '<fixtures.news.masthead-fixtures.org>',
    },
    tags: [
      { name: 'campaign', value: 'c1' },
      { name: 'index', value: String(i) },
      { name: 'issue', value: 'i1' },
    ],
    values: valuesOf(i),
  }));
}

function valuesOf(i: number): Record<PlaceholderKey, string> {
  return {
    GREETING_HTML: `Hello Ada &amp; “Bob” ${i} 👩‍🔬,`,
    GREETING_TEXT: `Hello Ada & “Bob” ${i} 👩‍🔬,`,
    UNSUB_TOKEN: `unsub-${i}`,
    PREFS_TOKEN: `prefs-${i}`,
  };
}

const readers = Array.from({ length: 5 }, (_, i) => `reader-${i}@readers.masthead-fixtures.org`);
const strict = (idempotencyKey: string) => ({ idempotencyKey, validation: 'strict' as const });

describe.each(['inline', 'template'] as const)('handing a batch over: %s', (mode) => {
  let sandbox: Sandbox;
  let transport: MailTransport;
  let mail: CampaignMail;

  beforeEach(async () => {
    sandbox = await startSandbox();
    transport = open(sandbox, sandbox.apiKey);
    mail = await handOverBy(mode, transport);
  });
  afterEach(async () => {
    await transport.close();
    await sandbox.close();
  });

  const batchTo = (addresses: readonly string[]) => transport.prepare(mail)(messagesTo(addresses));
  const accepted = async () => (await sandbox.stats()).accepted;

  it('every recipient gets the same mail whichever way it goes: subject, greeting, links, headers, tags', async () => {
    const outcome = await batchTo(readers).submit(strict('k1'));
    expect(outcome).toMatchObject({ kind: 'accepted', refused: [] });
    const [message] = await sandbox.messages({ to: 'reader-3@' });
    expect(message?.subject).toBe(mail.subject);
    expect(message?.html).toContain('<p>Hello Ada &amp; “Bob” 3 👩‍🔬,</p>');
    expect(message?.html).toContain('https://news.masthead-fixtures.org/u/unsub-3"');
    expect(message?.text).toContain('Hello Ada & “Bob” 3 👩‍🔬,');
    expect(message?.text).toContain('https://news.masthead-fixtures.org/p/prefs-3');
    expect(`${message?.html}${message?.text}`).not.toContain('{{{');
    expect(message?.headers['List-Unsubscribe']).toBe('<https://news.masthead-fixtures.org/u/token-3>');
    expect(message?.tags.index).toBe('3');
  });

  it('its hash is that of the bytes the provider got', async () => {
    const batch = batchTo(readers);
    await batch.submit(strict('k1'));
    const hashes: string[] = [];
    for await (const line of sandbox.log()) hashes.push((JSON.parse(line) as { hash: string }).hash);
    expect(hashes).toEqual([batch.sha256]);
  });

  it('the same key and body again give the first ids and send nothing', async () => {
    const first = await batchTo(readers).submit(strict('k1'));
    expect(await batchTo(readers).submit(strict('k1'))).toEqual(first);
    expect(await accepted()).toBe(readers.length);
  });

  it('the same key with another body is in doubt', async () => {
    await batchTo(readers).submit(strict('k1'));
    const other = await batchTo(readers.slice(1)).submit(strict('k1'));
    expect(other).toEqual({ kind: 'inDoubt', why: 'key-taken' });
  });

  it.each([
    ['accept-then-reset', true],
    ['truncate', true],
    ['500-after', true],
    ['500-before', false],
    ['503', false],
    ['hang', true],
  ] as const)(
    '%s is in doubt, and asking again under the same key settles it without a second mail',
    async (kind, took) => {
      sandbox.setFaults({ rules: [{ match: { path: '/emails/batch', count: 1 }, fault: { kind } }] });
      const batch = batchTo(readers);
      expect(await batch.submit(strict('k1'))).toMatchObject({ kind: 'inDoubt' });
      expect(await accepted()).toBe(took ? readers.length : 0);
      sandbox.setFaults({ rules: [] });
      expect(await batchTo(readers).submit(strict('k1'))).toMatchObject({ kind: 'accepted' });
      expect(await accepted()).toBe(readers.length);
    },
  );

  it('a provider that is not there is in doubt', async () => {
    const nobody = open({ url: 'http://127.0.0.1:1' }, sandbox.apiKey);
    const batch = nobody.prepare(mail)(messagesTo(readers));
    expect(await batch.submit(strict('k1'))).toEqual({ kind: 'inDoubt', why: 'no-answer' });
    await nobody.close();
  });

  it('429 says how long to wait, quota and a wrong key say what they are', async () => {
    sandbox.setFaults({ rules: [{ match: { count: 1 }, fault: { kind: '429', retryAfterSeconds: 7 } }] });
    expect(await batchTo(readers).submit(strict('k1'))).toEqual({ kind: 'retryAfter', ms: 7000 });
    sandbox.setFaults({ rules: [{ match: { count: 1 }, fault: { kind: 'quota' } }] });
    expect(await batchTo(readers).submit(strict('k1'))).toMatchObject({
      kind: 'refused',
      refusal: 'quota',
      code: 'daily_quota_exceeded',
    });
    const stranger = open(sandbox, 're_nobody_knows_this_key');
    expect(await stranger.prepare(mail)(messagesTo(readers)).submit(strict('k1'))).toMatchObject({
      kind: 'refused',
      refusal: 'access',
    });
    await stranger.close();
    expect(await accepted()).toBe(0);
  });

  it('one bad address: strictly nobody is mailed, permissively everybody else', async () => {
    const addresses = [...readers.slice(0, 2), 'nobody@example.com', ...readers.slice(2)];
    expect(await batchTo(addresses).submit(strict('k1'))).toMatchObject({
      kind: 'refused',
      refusal: 'invalid',
    });
    expect(await accepted()).toBe(0);
    const outcome = await batchTo(addresses).submit({ idempotencyKey: 'k1p', validation: 'permissive' });
    expect(outcome).toMatchObject({ kind: 'accepted', refused: [{ index: 2 }] });
    expect(outcome.kind === 'accepted' && outcome.ids.map((id) => id !== null)).toEqual([
      true,
      true,
      false,
      true,
      true,
      true,
    ]);
    expect(await accepted()).toBe(readers.length);
  });
});

describe('a template', () => {
  let sandbox: Sandbox;
  let transport: MailTransport;
  beforeEach(async () => {
    sandbox = await startSandbox();
    transport = open(sandbox, sandbox.apiKey);
  });
  afterEach(async () => {
    await transport.close();
    await sandbox.close();
  });

  it('published twice under one name is one template', async () => {
    const mail = mailOf({ mode: 'inline' });
    const first = await transport.publishTemplate('masthead-c1', mail);
    expect(first.kind).toBe('published');
    expect(await transport.publishTemplate('masthead-c1', mail)).toEqual(first);
  });

  it('that comes back changed is not used', async () => {
    sandbox.setFaults({ rules: [{ match: { path: '/templates' }, fault: { kind: 'mangle-template' } }] });
    expect(await transport.publishTemplate('masthead-c1', mailOf({ mode: 'inline' }))).toEqual({
      kind: 'unfit',
      why: "the provider's copy differs from ours in HTML",
    });
  });

  it('is not made of content that itself holds three braces', async () => {
    const mail = mailOf({ mode: 'inline' });
    const odd = { ...mail, html: `${mail.html}{{{UNSUB_TOKEN}}}` };
    expect(await transport.publishTemplate('masthead-c1', odd)).toMatchObject({ kind: 'unfit' });
  });

  it('is deleted, and deleting it again is the same', async () => {
    const published = await transport.publishTemplate('masthead-c1', mailOf({ mode: 'inline' }));
    if (published.kind !== 'published') throw new Error(published.kind);
    expect(await transport.deleteTemplate(published.templateId)).toBe(true);
    expect(await transport.deleteTemplate(published.templateId)).toBe(true);
  });
});

const single = {
  from: 'Fixtures <hello@news.masthead-fixtures.org>',
  to: 'ada@readers.masthead-fixtures.org',
  replyTo: null,
  subject: 'One thing',
  html: '<p>One</p>',
  text: 'One',
  headers: { 'X-Kind': 'test' },
  tags: [{ name: 'kind', value: 'test' }],
};

it('a single mail goes through the first lane and is the same mail again under its key', async () => {
  const sandbox = await startSandbox();
  const lanes: string[] = [];
  const transport = makeResendTransport({
    apiKey: sandbox.apiKey,
    baseUrl: sandbox.url,
    timing: timing(30),
    pacer: {
      ...freeRun,
      take: async (lane) => {
        lanes.push(lane);
        return { answered: () => undefined };
      },
    },
  });
  const first = await transport.submitMail(single, 'single-1');
  expect(first).toMatchObject({ kind: 'accepted' });
  expect(await transport.submitMail(single, 'single-1')).toEqual(first);
  expect((await sandbox.stats()).accepted).toBe(1);
  expect(lanes).toEqual(['single', 'single']);
  await transport.close();
  await sandbox.close();
});

it('a worker that has to go waits neither for a turn nor for an answer about suppressions', async () => {
  const sandbox = await startSandbox();
  /** As after `retry-after: 28`: the turn comes later than anybody who has to go may wait. */
  const pacer: Pacer = {
    ...freeRun,
    take: (_, { signal }) =>
      new Promise((resolve) => {
        const never = setTimeout(resolve, 28_000, { answered: () => undefined });
        signal?.addEventListener('abort', () => {
          clearTimeout(never);
          resolve(null);
        });
      }),
  };
  const stopping = new AbortController();
  const options = {
    apiKey: sandbox.apiKey,
    baseUrl: sandbox.url,
    timing: timing(1),
    signal: stopping.signal,
  };
  const list = makeProviderList({ ...options, pacer: freeRun });
  sandbox.setFaults({
    rules: [{ match: { path: '/suppressions' }, fault: { kind: 'hang', accept: false } }],
  });
  const page = list.page(null);
  const transport = makeResendTransport({ ...options, pacer });
  const mail = transport.submitMail(single, 'single-2');
  await eventually(async () => (await sandbox.stats()).faults[0]?.fired === 1);
  const begun = performance.now();
  stopping.abort();
  expect(await mail).toMatchObject({ kind: 'retryAfter' });
  expect(await page).toMatchObject({ ok: false, why: 'later' });
  expect(performance.now() - begun).toBeLessThan(5_000);
  expect((await sandbox.stats()).accepted).toBe(0);
  await transport.close();
  await sandbox.close();
}, 20_000);

function open(sandbox: Pick<Sandbox, 'url'>, apiKey: string): MailTransport {
  return makeResendTransport({ apiKey, baseUrl: sandbox.url, timing: timing(30), pacer: freeRun });
}

async function handOverBy(mode: 'inline' | 'template', transport: MailTransport): Promise<CampaignMail> {
  const inline = mailOf({ mode: 'inline' });
  if (mode === 'inline') return inline;
  const published = await transport.publishTemplate('masthead-conformance', inline);
  if (published.kind !== 'published') throw new Error(`not published: ${JSON.stringify(published)}`);
  return { ...inline, handOver: { mode: 'template', templateId: published.templateId } };
}
