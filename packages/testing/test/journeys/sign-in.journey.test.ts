import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import jsQr from 'jsqr';
import { Secret, TOTP, URI } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser } from '../../src/browser.ts';
import { deskViews } from '../../src/desk-views.ts';
import { type Stack, startStack } from '../../src/stack.ts';
import { expectNoAxeFindings } from './axe.ts';
import { askDesk, watchConsole } from './desk.ts';

const editor = { email: 'edith@masthead.example', password: 'an-editor-of-notes-13' };

interface LogLine {
  readonly act: string;
  readonly by: string | null;
  readonly detail: string | null;
  readonly network: string | null;
}

/** The built desk in a browser: a code beside the password, for a role that must have one. */
describe('signing in at the desk', () => {
  let stack: Stack;
  let browser: Browser;
  let page: Page;
  let secret = '';
  let recovery: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    stack = await startStack({ TWO_FACTOR_ROLES: 'editor' });
    browser = await launchBrowser();
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    watchConsole(page, complaints);
    await stack.loadSample();
    await askDesk(stack, 'POST', '/api/users', { ...editor, name: 'Edith Editor', role: 'editor' });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  }, 30_000);

  const fillIn = async (): Promise<void> => {
    await page.goto(`${stack.adminUrl}/admin/login`);
    await page.getByLabel('Email').fill(editor.email);
    await page.getByLabel('Password').fill(editor.password);
    await page.getByRole('button', { name: 'Login' }).click();
  };
  const enter = async (code: string): Promise<void> => {
    await page.getByLabel('Code', { exact: true }).fill(code);
    await page.getByRole('button', { name: 'Login' }).click();
  };
  /** And quiet there: what a page still asks for when it is left fails, and is complained of. */
  const inside = async (): Promise<void> => {
    await page.waitForURL((url) => !url.pathname.endsWith('/login'));
    await page.waitForLoadState('networkidle');
  };
  const signOut = async (): Promise<void> => {
    await page.goto(`${stack.adminUrl}/admin/logout`);
    await page.waitForURL(/\/login/);
    await page.waitForLoadState('networkidle');
  };
  const codeNow = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  /** A code is good once: the next one may have to be waited for. */
  const freshCode = async (used: string): Promise<string> => {
    while (codeNow() === used) await new Promise((resolve) => setTimeout(resolve, 500));
    return codeNow();
  };
  let last = '';

  test('a first sign-in sets the code up: the square holds what the letters say, and shows ten codes once', async () => {
    await fillIn();
    const section = page.getByRole('region', { name: 'Set up a code' });
    await section.getByRole('button', { name: 'Set up a code' }).click();
    const square = section.getByRole('img', { name: /QR code/ });
    const picture = sharp(await square.screenshot({ scale: 'css' })).ensureAlpha();
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    const read = jsQr(new Uint8ClampedArray(data), info.width, info.height);
    secret = await section.getByLabel('Secret').inputValue();
    const uri = URI.parse(read?.data ?? '');
    expect([uri.secret.base32, uri.issuer, uri.label]).toEqual([secret, 'Masthead', editor.email]);
    await expectNoAxeFindings(page);
    await section.getByLabel('First code').fill('000000');
    await section.getByRole('button', { name: 'Turn it on' }).click();
    await section
      .getByRole('alert')
      .getByText(/not right/)
      .waitFor();
    last = codeNow();
    await section.getByLabel('First code').fill(last);
    await section.getByRole('button', { name: 'Turn it on' }).click();
    const list = section.getByRole('list', { name: 'Recovery codes' });
    await list.waitFor();
    recovery = await list.getByRole('listitem').allInnerTexts();
    expect(recovery).toHaveLength(10);
    await section.getByRole('button', { name: 'I have kept them' }).click();
    last = await freshCode(last);
    await enter(last);
    await inside();
  }, 120_000);

  test('signed out, a wrong code is refused and the right one opens', async () => {
    await signOut();
    await fillIn();
    await enter('000000');
    await page
      .getByRole('alert')
      .getByText(/not right/)
      .waitFor();
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('masthead-token');
    last = await freshCode(last);
    await enter(last);
    await inside();
    await page.goto(`${stack.adminUrl}/admin/security`);
    await page.getByText('Recovery codes left: 10').waitFor();
    await page.getByRole('rowheader', { name: /\(this one\)/ }).waitFor();
  }, 120_000);

  test('a recovery code opens once', async () => {
    await signOut();
    await fillIn();
    await enter(recovery[0] ?? '');
    await inside();
    await signOut();
    await fillIn();
    await enter(recovery[0] ?? '');
    await page
      .getByRole('alert')
      .getByText(/not right, or was used/)
      .waitFor();
    await enter(recovery[1] ?? '');
    await inside();
  }, 120_000);

  test('another device is seen in the list, and is out once its session is ended', async () => {
    const other = await (await browser.newContext()).newPage();
    await other.goto(`${stack.adminUrl}/admin/login`);
    await other.getByLabel('Email').fill(editor.email);
    await other.getByLabel('Password').fill(editor.password);
    await other.getByRole('button', { name: 'Login' }).click();
    await other.getByLabel('Code', { exact: true }).fill(recovery[2] ?? '');
    await other.getByRole('button', { name: 'Login' }).click();
    await other.waitForURL((url) => !url.pathname.endsWith('/login'));
    await page.goto(`${stack.adminUrl}/admin/security`);
    await page.getByRole('button', { name: 'End all other sessions' }).click();
    await page.getByRole('button', { name: 'End all other sessions' }).waitFor({ state: 'detached' });
    await other.goto(`${stack.adminUrl}/admin/campaigns`);
    await other.getByLabel('Password').waitFor();
    await other.context().close();
  }, 120_000);

  test('the log tells an admin of all of it', async () => {
    const { lines } = await askDesk<{ lines: LogLine[] }>(stack, 'GET', '/api/masthead/audit?of=Sign-ins');
    const ofEdith = lines.filter(({ by }) => by === 'Edith Editor');
    const acts = new Set(ofEdith.map(({ act }) => act));
    expect([...acts].sort()).toEqual(['code set up', 'signed in', 'signed out elsewhere', 'wrong code']);
    expect(ofEdith.map(({ detail }) => detail)).toContain('with a recovery code');
    // The socket's own address, which the built desk has from its server (bin/serve.mjs).
    expect(new Set(ofEdith.map(({ network }) => network))).toEqual(new Set(['127.0.0.1']));
  });

  test('no page of the desk says more to headers that other desks trusted', async () => {
    const trusting: readonly Record<string, string>[] = [
      {},
      { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
      { rsc: '1', 'next-router-prefetch': '1' },
      { rsc: '1', 'next-router-segment-prefetch': '/_tree' },
      {
        'x-masthead-peer': '127.0.0.1',
        authorization: 'MastheadLocal wrong',
        'x-forwarded-for': '127.0.0.1',
      },
      { 'x-original-url': '/admin/login', 'x-rewrite-url': '/admin/login' },
    ];
    const { rows } = await askDesk<{ rows: { subscriptionId: string }[] }>(
      stack,
      'POST',
      '/api/masthead/subscribers/search',
      {},
    );
    const views = deskViews({ campaign: '0'.repeat(24), reader: rows[0]?.subscriptionId ?? '' });
    for (const view of views) {
      for (const headers of trusting) {
        const answer = await fetch(`${stack.adminUrl}/admin${view}`, { headers, redirect: 'manual' });
        const text = await answer.text();
        expect({ view, headers, says: /readers\.example|Gradient Notes/.test(text) }).toEqual({
          view,
          headers,
          says: false,
        });
      }
    }
    const { headers } = await fetch(`${stack.adminUrl}/admin/login`);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  }, 120_000);

  test('nothing failed on the way but what was refused', () => {
    // Payload's page for logging out asks twice, and is told the second time that nobody is there.
    const refusals = /status of (401|403|422)|status of 400 .*\/api\/users\/logout/;
    expect(complaints.filter((line) => !refusals.test(line))).toEqual([]);
  });
});
