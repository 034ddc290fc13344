import { asVariant, galleryMails, longMail, type Variant, widthOf } from '@masthead/templates/gallery';
import type { Browser } from 'playwright-core';
import { openMail } from './open-mail.ts';

/** What is kept of each mail, by the name of its file: `<mail>-<variant>`. */
export const keptVariants = ['desktop', 'phone', 'dark', 'images-off'] as const satisfies readonly Variant[];

export interface MailPicture {
  readonly mail: string;
  readonly variant: (typeof keptVariants)[number];
  /** PNG, the whole mail from top to bottom, one CSS pixel a pixel. */
  readonly png: Buffer;
}

/** All but the long issue, which is taller than a WebP can be (16,383 pixels); what it is made of is in the others. */
export const picturedMails = () => galleryMails([]).filter(({ name }) => name !== longMail);

/** Every pictured mail in every kept dress. */
export async function* takeMails(browser: Browser): AsyncGenerator<MailPicture> {
  for (const { name, render } of picturedMails()) {
    const { html } = await render();
    for (const variant of keptVariants) {
      const context = await browser.newContext({
        viewport: { width: widthOf[variant], height: 800 },
        javaScriptEnabled: false,
        reducedMotion: 'reduce',
      });
      try {
        const page = await context.newPage();
        await openMail(page, asVariant(html, variant));
        const png = await page.screenshot({ fullPage: true, animations: 'disabled' });
        yield { mail: name, variant, png };
      } finally {
        await context.close();
      }
    }
  }
}
