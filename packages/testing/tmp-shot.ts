import { launchBrowser } from './src/browser.ts';

const [url, out, w = '1280', h = '900', scheme = 'light', full = '1'] = process.argv.slice(2) as string[];
const b = await launchBrowser();
const c = await b.newContext({
  viewport: { width: Number(w), height: Number(h) },
  colorScheme: scheme as 'light',
});
const p = await c.newPage();
p.on('console', (m) => m.type() === 'error' && console.log('console:', m.text()));
await p.goto(url!);
await p.waitForTimeout(500);
await p.screenshot({ path: out!, fullPage: full === '1' });
await b.close();
