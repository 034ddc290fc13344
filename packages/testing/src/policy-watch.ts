import type { Browser, BrowserContext } from 'playwright-core';

const exempt = new WeakSet<BrowserContext>();

/** For a test whose very point is that the policy refuses something. */
export function letPolicyBeBroken(context: BrowserContext): void {
  exempt.add(context);
}

/**
 * Listens in every context for what a page's Content-Security-Policy refuses. Closing the browser throws when there was
 * anything, so that a journey cannot pass over it: a refused style or picture is a fault of ours even where nobody looked.
 */
export function watchPolicy(browser: Browser): Browser {
  const violations: string[] = [];
  const { newContext, close } = browser;
  browser.newContext = async (options) => {
    const context = await newContext.call(browser, options);
    context.on('console', (message) => {
      if (exempt.has(context) || !/content security policy/i.test(message.text())) return;
      violations.push(`${message.page()?.url() ?? 'a page'}: ${message.text()}`);
    });
    return context;
  };
  browser.close = async (options) => {
    await close.call(browser, options);
    if (violations.length > 0)
      throw new Error(`pages asked for what their policy forbids:\n${violations.join('\n')}`);
  };
  return browser;
}
