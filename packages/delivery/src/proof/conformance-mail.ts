import {
  fillPieces,
  PlaceholderKey as Keys,
  type PlaceholderKey,
  placeholder,
  splitAtSlots,
} from '@masthead/domain';
import type { CampaignMail, CampaignMessage } from '../ports/index.ts';

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Hand-over check</title></head><body>
<p>${placeholder('GREETING_HTML')}</p><p>Dollar $&amp; $1, backslash \\n, braces { } {{ }}, percent %s, quotes &quot; ' „“, dash –, nbsp\u00a0, emoji 👩‍🔬.</p>
<p><a href="https://example.org/u/${placeholder('UNSUB_TOKEN')}?a=1&amp;b=2">one</a> <a href="https://example.org/p/${placeholder('PREFS_TOKEN')}">two</a></p></body></html>`;
const text = `${placeholder('GREETING_TEXT')}\n\nDollar $& $1, backslash \\n, braces { } {{ }}, quotes " ' „“, emoji 👩‍🔬.\nhttps://example.org/u/${placeholder('UNSUB_TOKEN')}?a=1&b=2\n  two blanks\n`;

/** Everything that a service which stores and fills a template could get wrong. */
export function conformanceMail(from: string): CampaignMail {
  return {
    from,
    replyTo: null,
    subject: 'Hand-over check: “templates” & {braces} – №1',
    html,
    text,
    slots: { html: slotsOf(html), text: slotsOf(text) },
    handOver: { mode: 'inline' },
  };
}

/** Values as raw as campaigns have them: escaped by us for where they stand, and for nowhere else. */
export function conformanceMessage(to: string): CampaignMessage {
  return {
    to,
    headers: { 'X-Masthead-Check': 'template' },
    tags: [{ name: 'kind', value: 'template-proof' }],
    values: {
      GREETING_HTML: 'Hello Ada &amp; &lt;Bob&gt; &quot;O’Neil&quot; $&amp; {{x}} 👩‍🔬,',
      GREETING_TEXT: 'Hello Ada & <Bob> "O’Neil" $& {{x}} 👩‍🔬,',
      UNSUB_TOKEN: 'v1.k1.AbC-_123.xyz',
      PREFS_TOKEN: 'v1.k1.PrE-_456.uvw',
    },
  };
}

/** What must arrive. */
export function conformanceExpected(mail: CampaignMail, { values }: CampaignMessage) {
  return {
    subject: mail.subject,
    html: fillPieces(splitAtSlots(mail.html, mail.slots.html), values),
    text: fillPieces(splitAtSlots(mail.text, mail.slots.text), values),
  };
}

function slotsOf(part: string): { key: PlaceholderKey; at: number }[] {
  return Keys.options
    .map((key) => ({ key, at: part.indexOf(placeholder(key)) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
}
