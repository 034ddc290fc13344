import { dueAfterMs, planEvents } from '../events/plan-events.ts';
import { linksOf } from '../mail/links.ts';
import type { RenderedMessage } from '../mail/message.ts';
import { type Html, html } from './html.ts';
import { page, showTime } from './page.ts';

export const PARTS = ['html', 'text', 'headers', 'links', 'events'] as const;
export type Part = (typeof PARTS)[number];

const TITLES: Readonly<Record<Part, string>> = {
  html: 'HTML',
  text: 'Text',
  headers: 'Headers and tags',
  links: 'Links',
  events: 'Events',
};

/** One mail, one of its parts at a time; works without JavaScript. */
export function mailPage(mail: RenderedMessage, part: Part, dark: boolean, eventsOn: boolean): string {
  const body = html`
<h1>${mail.subject}</h1>
<dl>
<dt>From</dt><dd>${mail.from}</dd>
<dt>To</dt><dd>${mail.to.join(', ')}</dd>
${mail.replyTo.length > 0 ? html`<dt>Reply to</dt><dd>${mail.replyTo.join(', ')}</dd>` : null}
<dt>Accepted</dt><dd><time datetime="${new Date(mail.at).toISOString()}">${showTime(mail.at)} UTC</time>${sizeOf(mail)}</dd>
</dl>
<nav class="parts" aria-label="Parts of the mail">
${PARTS.map((one) => partLink(mail, one, part, dark))}
${part === 'html' ? schemeLinks(mail, dark) : null}
</nav>
${part === 'events' ? eventList(mail, eventsOn) : partBody(mail, part, dark)}`;
  return page(mail.subject, html`<a href="/">all mails</a>`, body);
}

/** The mail's own HTML as the frame shows it: links open outside, the colour scheme is the one asked for. */
export function previewHtml(mail: RenderedMessage, dark: boolean): string {
  const source = mail.html ?? '<p>This mail has no HTML part.</p>';
  const wanted = dark ? 'dark' : 'light';
  const other = dark ? 'light' : 'dark';
  const forced = source
    .replaceAll(new RegExp(`\\(\\s*prefers-color-scheme\\s*:\\s*${wanted}\\s*\\)`, 'gi'), '(min-width: 0)')
    .replaceAll(new RegExp(`\\(\\s*prefers-color-scheme\\s*:\\s*${other}\\s*\\)`, 'gi'), '(max-width: 0)');
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(forced) ? forced.replace(/<head[^>]*>/i, (head) => head + base) : base + forced;
}

function partLink(mail: RenderedMessage, one: Part, current: Part, dark: boolean): Html {
  const href = `/mails/${mail.id}?part=${one}${dark ? '&scheme=dark' : ''}`;
  return one === current
    ? html`<a href="${href}" aria-current="page">${TITLES[one]}</a>`
    : html`<a href="${href}">${TITLES[one]}</a>`;
}

function schemeLinks(mail: RenderedMessage, dark: boolean): Html {
  const link = (words: string, scheme: string, isOn: boolean): Html => {
    const href = `/mails/${mail.id}?part=html&scheme=${scheme}`;
    return isOn
      ? html`<a href="${href}" aria-current="true">${words}</a>`
      : html`<a href="${href}">${words}</a>`;
  };
  return html`<span class="right">${link('Light', 'light', !dark)}${link('Dark', 'dark', dark)}</span>`;
}

function partBody(mail: RenderedMessage, part: Exclude<Part, 'events'>, dark: boolean): Html {
  switch (part) {
    case 'html':
      return html`<iframe class="${dark ? 'dark' : 'light'}" title="The mail's HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mails/${mail.id}/html?scheme=${dark ? 'dark' : 'light'}"></iframe>`;
    case 'text':
      return html`<pre>${mail.text ?? 'This mail has no text part.'}</pre>`;
    case 'headers':
      return html`<section>${table(mail.headers, 'No headers of its own.')}<h2 class="note">Tags</h2>${table(mail.tags, 'No tags.')}<p class="note">Id <code>${mail.id}</code>${mail.templateId === null ? null : html` · template <code>${mail.templateId}</code>`}</p></section>`;
    case 'links':
      return linkList(mail);
  }
}

function eventList(mail: RenderedMessage, eventsOn: boolean): Html {
  const planned = planEvents(mail.fate);
  const rows = planned.map(
    (type, position) =>
      html`<dt><time>${showTime(mail.at + dueAfterMs(position))}</time></dt><dd><code>${type}</code></dd>`,
  );
  const note =
    planned.length === 0
      ? 'Nothing is ever reported of this address.'
      : eventsOn
        ? 'Each is posted to the webhook, signed, and again until it is taken.'
        : 'No webhook is configured, so nobody is told.';
  return html`<section><dl>${rows}</dl><p class="note">${note}</p></section>`;
}

function linkList(mail: RenderedMessage): Html {
  const links = linksOf(mail.html, mail.text);
  if (links.length === 0) return html`<section><p class="note">No links.</p></section>`;
  return html`<section><ol class="links">${links.map((link) => html`<li><a href="${link}" rel="noreferrer" target="_blank">${link}</a></li>`)}</ol></section>`;
}

function table(entries: Readonly<Record<string, string>>, none: string): Html {
  const rows = Object.entries(entries);
  if (rows.length === 0) return html`<p class="note">${none}</p>`;
  return html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd class="mono">${value}</dd>`)}</dl>`;
}

function sizeOf(mail: RenderedMessage): string {
  if (mail.html === null) return '';
  const kb = Buffer.byteLength(mail.html) / 1000;
  return ` · ${kb < 10 ? kb.toFixed(1) : Math.round(kb)} kB of HTML`;
}
