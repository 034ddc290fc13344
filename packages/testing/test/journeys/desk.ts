import type { Page } from 'playwright-core';
import { eventually } from '../../src/eventually.ts';
import type { Stack } from '../../src/stack.ts';

export interface InboxMail {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly links: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/** The mails the sandbox took, newest first. */
export async function mailsTo(stack: Stack, to = ''): Promise<readonly InboxMail[]> {
  const answer = await fetch(`${stack.inboxUrl}/sandbox/messages?limit=500&to=${encodeURIComponent(to)}`);
  const body = (await answer.json()) as InboxMail[] | { data: InboxMail[] };
  return Array.isArray(body) ? body : body.data;
}

interface Login {
  readonly email: string;
  readonly password: string;
}

/** As the first admin, unless somebody else is named. */
export async function logIn(page: Page, stack: Stack, as?: Login): Promise<void> {
  const { email, password } = as ?? {
    email: stack.secrets.ADMIN_EMAIL,
    password: stack.secrets.ADMIN_PASSWORD,
  };
  await page.goto(`${stack.adminUrl}/admin/login`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/login'));
}

/** From the list, by the address of its link; until the page listens. */
export async function openIssue(page: Page, stack: Stack, tagline: RegExp): Promise<void> {
  await page.goto(`${stack.adminUrl}/admin/collections/issues`);
  const address = await page.getByRole('link', { name: tagline }).first().getAttribute('href');
  await page.goto(new URL(address ?? '', stack.adminUrl).href);
  await page.locator('.issue-desk button:enabled').first().waitFor();
}

/**
 * Types into a field of an issue (`#field-tagline`) and answers the status that the autosave of it got. A form that has
 * just been drawn or taken over may not listen yet: then it is typed again.
 */
export async function typeUntilSaved(page: Page, field: string, words: string): Promise<number> {
  return eventually(
    async () => {
      const saved = page.waitForResponse(
        (answer) =>
          answer.request().method() === 'PATCH' &&
          answer.url().includes('/api/issues/') &&
          (answer.request().postData() ?? '').includes(words),
        { timeout: 6_000 },
      );
      await page.locator(field).fill('');
      await page.locator(field).fill(words);
      return (await saved).status();
    },
    { timeoutMs: 30_000 },
  );
}

/** The desk's HTTP API, as this machine's own command line asks it. @throws with what it answered instead */
export async function askDesk<T>(stack: Stack, method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(stack.adminUrl + path, {
    method,
    headers: {
      authorization: `MastheadLocal ${stack.secrets.LOCAL_TOKEN}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return JSON.parse(text) as T;
}

/** What is ours beside and in Payload’s form of an issue; the form itself is Payload’s. */
export const besideAnIssue = [
  '.issue-desk',
  '.issue-checks',
  '.issue-comments',
  '.issue-history',
  '.quick-add',
];

/** Everything a page has to complain about: errors, refused scripts, failed requests of its own. */
export function watchConsole(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    // What was asked for, too: the page may be another one by the time its answer is complained of.
    complaints.push(`${page.url()}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
}

/** A 404 asked for on purpose is no complaint. */
export function allowsConsole(line: string): boolean {
  return /Failed to load resource: the server responded with a status of 404/.test(line);
}
