import { type Browser, chromium } from 'playwright-core';

/** The Chromium the test runner found (MASTHEAD_CHROMIUM_PATH, else Debian's), without a single call home. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  const args = JSON.parse(process.env.CHROMIUM_ARGS ?? '[]') as string[];
  const extraEnv = JSON.parse(process.env.CHROMIUM_ENV ?? '{}') as Record<string, string>;
  return chromium.launch({
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
    ],
    env: { ...(process.env as Record<string, string>), ...extraEnv },
  });
}
