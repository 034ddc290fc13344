import { launchBrowser } from '@masthead/testing/browser';

export interface FirstLoad {
  /** Bytes on the wire with their headers, of everything the page asks for. */
  readonly totalKb: number;
  readonly byType: Readonly<Record<string, number>>;
}

/** Opens a page in the real Chromium with an empty cache and counts what comes over the wire, in kB of 1,000 bytes. */
export async function firstLoad(url: string): Promise<FirstLoad> {
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Network.enable');
    const types = new Map<string, string>();
    const bytes = new Map<string, number>();
    cdp.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const type = types.get(requestId) ?? 'Other';
      bytes.set(type, (bytes.get(type) ?? 0) + encodedDataLength);
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    // What waits for the reader to come near it is part of the page too.
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.waitForLoadState('networkidle');
    const kb = (value: number) => Math.round(value / 100) / 10;
    return {
      totalKb: kb([...bytes.values()].reduce((sum, each) => sum + each, 0)),
      byType: Object.fromEntries([...bytes].map(([type, value]) => [type, kb(value)])),
    };
  } finally {
    await browser.close();
  }
}
