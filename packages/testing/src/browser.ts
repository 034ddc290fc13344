import { type Browser, chromium } from 'playwright-core';
import { watchPolicy } from './policy-watch.ts';

/**
 * The Chromium the test runner found (MASTHEAD_CHROMIUM_PATH, else Debian's), without a single call home; closing it throws when a page broke its policy.
 * @param flags to be added to its command line
 */
export async function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  const args = JSON.parse(process.env.CHROMIUM_ARGS ?? '[]') as string[];
  const extraEnv = JSON.parse(process.env.CHROMIUM_ENV ?? '{}') as Record<string, string>;
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
      ...flags,
    ],
    env: { ...(process.env as Record<string, string>), ...extraEnv },
  });
  return watchPolicy(browser);
}
