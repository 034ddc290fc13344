import { createHash } from 'node:crypto';
import { type NewsletterProfile, type PlaceholderKey, placeholder, type Rendition } from '@masthead/domain';

const paragraph =
  'The group reports what changed since spring, how it was measured, and which of the older results still stand once ' +
  'the harness is the same for everybody; code and data are there to be read, and two of the authors answer questions. ';

/** A rendition of about the size of a 40-item issue (38.9 kB HTML, 12 kB text), in our own words. */
export function makeRendition(
  newsletter: NewsletterProfile,
  issueId: string,
  { items = 40, subject = 'Fixtures weekly: forty things' } = {},
): Rendition {
  const list = Array.from({ length: items }, (_, i) => i + 1);
  const link = (kind: 'u' | 'p', key: PlaceholderKey) => `${newsletter.siteUrl}/${kind}/${placeholder(key)}`;
  const html =
    `<!doctype html><html lang="en"><body><p>${placeholder('GREETING_HTML')}</p>` +
    `<p><a href="${link('u', 'UNSUB_TOKEN')}">Unsubscribe</a></p>` +
    list
      .map(
        (i) =>
          `<table role="presentation" width="100%" style="border-collapse:collapse;margin:0 0 24px"><tr><td>` +
          `<h3 style="font-family:Georgia,serif;font-size:20px;line-height:28px;margin:0">Item ${i} &amp; its “quotes”</h3>` +
          `<p style="font-family:Georgia,serif;font-size:16px;line-height:26px;color:#1d1c1a">${paragraph.repeat(2)}</p>` +
          `<a href="https://papers.example.org/${i}">Read on</a></td></tr></table>`,
      )
      .join('') +
    `<p>${newsletter.postalAddress}</p><a href="${link('u', 'UNSUB_TOKEN')}">Unsubscribe</a> ` +
    `<a href="${link('p', 'PREFS_TOKEN')}">Preferences</a></body></html>`;
  const text =
    `${placeholder('GREETING_TEXT')}\n\n` +
    list.map((i) => `${i}. Item ${i}\n${paragraph}\nhttps://papers.example.org/${i}\n\n`).join('') +
    `${newsletter.postalAddress}\nUnsubscribe: ${link('u', 'UNSUB_TOKEN')}\nPreferences: ${link('p', 'PREFS_TOKEN')}\n`;
  return {
    id: createHash('sha256').update(`${issueId}\n${subject}\n${html}\n${text}`).digest('hex'),
    issueId,
    newsletterId: newsletter.id,
    subject,
    preheader: 'A preview line',
    html,
    text,
    slots: { html: slotsOf(html), text: slotsOf(text) },
    snapshot: {
      version: 1,
      newsletter,
      issue: {
        id: issueId,
        slug: 'fixtures-1',
        number: 1,
        kind: 'weekly',
        subject,
        preheader: 'A preview line',
        date: '2026-11-22',
        tagline: 'Made for tests',
        lede: [],
        closing: [],
        language: 'en',
        direction: 'ltr',
      },
      sections: [],
    },
    rendererVersion: 'harness',
    createdAt: new Date(),
    approvedBy: 'harness',
  };
}

function slotsOf(part: string): { key: PlaceholderKey; at: number }[] {
  return [...part.matchAll(/\{\{\{([A-Z_]+)\}\}\}/g)].map((match) => ({
    key: match[1] as PlaceholderKey,
    at: match.index,
  }));
}
