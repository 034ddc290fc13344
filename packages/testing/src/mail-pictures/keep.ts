import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromiumEnv, findChromium } from '@masthead/local';
import sharp from 'sharp';
import { launchBrowser } from '../browser.ts';
import { contactSheet } from './contact-sheet.ts';
import { keptFolder, keptPath } from './kept-pictures.ts';
import { type MailPicture, takeMails } from './take-mails.ts';

/**
 * `npm run pictures:mails`: takes every mail in every dress again and keeps the pictures (docs/images/mails) and their
 * contact sheet. This is how a change of a mail's look is accepted: look at the sheet, commit the pictures with the change.
 */
async function main(): Promise<void> {
  Object.assign(process.env, chromiumEnv(await findChromium(console.log)));
  await rm(keptFolder, { recursive: true, force: true });
  await mkdir(keptFolder, { recursive: true });
  const browser = await launchBrowser();
  try {
    const pictures: MailPicture[] = [];
    for await (const picture of takeMails(browser)) {
      await writeFile(
        keptPath(picture),
        await sharp(picture.png).webp({ lossless: true, effort: 3 }).toBuffer(),
      );
      pictures.push(picture);
      console.log(keptPath(picture));
    }
    await writeFile(join(keptFolder, 'contact-sheet.webp'), await contactSheet(pictures));
    await writeFile(join(keptFolder, 'taken-with.json'), `{ "chromium": "${browser.version()}" }\n`);
  } finally {
    await browser.close();
  }
}

await main();
