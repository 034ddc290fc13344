import { launchBrowser } from './src/browser.ts';

const [admin, email, pw, scheme = 'light'] = process.argv.slice(2) as string[];
const b = await launchBrowser();
const c = await b.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: scheme as 'light' });
const p = await c.newPage();
p.on('console', (m) => m.type() === 'error' && console.log('console:', m.text(), m.location().url));
await p.goto(admin + '/admin/login');
await p.getByLabel('Email').fill(email!);
await p.getByLabel('Password').fill(pw!);
await p.getByRole('button', { name: 'Login' }).click();
await p.waitForURL((u) => !u.pathname.endsWith('/login'));
await p.waitForTimeout(1500);
await p.screenshot({ path: `/tmp/a-dash-${scheme}.png` });
await p.goto(admin + '/admin/collections/issues');
await p.waitForTimeout(1500);
await p.screenshot({ path: `/tmp/a-list-${scheme}.png` });
await p
  .getByRole('link', { name: /The week the cache/ })
  .first()
  .click();
await p.waitForTimeout(4000);
await p.screenshot({ path: `/tmp/a-issue-${scheme}.png`, fullPage: true });
await b.close();
