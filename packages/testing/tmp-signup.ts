import { launchBrowser } from './src/browser.ts';

const b = await launchBrowser();
const p = await b.newPage();
p.on('console', (m) => m.type() === 'error' && console.log('console:', m.text(), m.location().url));
await p.goto(process.argv[2]!);
await p.getByLabel('Email address').first().fill('journey.reader@readers.example');
await p.waitForTimeout(2500);
await p
  .getByRole('button', { name: /subscribe/i })
  .first()
  .click();
await p.waitForTimeout(1500);
console.log(p.url(), (await p.locator('main').innerText()).slice(0, 300));
await b.close();
