import type { Envelope } from '../mail/message.ts';
import { type Html, html } from './html.ts';
import { page, showTime } from './page.ts';

export interface ListView {
  readonly mails: readonly Envelope[];
  readonly total: number;
  readonly to: string;
  readonly subject: string;
  /** 0-based. */
  readonly pageNumber: number;
  readonly pageSize: number;
  readonly more: boolean;
  /** Virtual clock. */
  readonly now: number;
}

/** All mails, newest first, with a search by recipient and subject. */
export function listPage(view: ListView): string {
  const searching = view.to !== '' || view.subject !== '';
  const body = html`
<form class="find" method="get" action="/">
<label>To <input type="search" name="to" value="${view.to}" autocomplete="off"></label>
<label>Subject <input type="search" name="subject" value="${view.subject}" autocomplete="off"></label>
<button>Search</button>
</form>
${view.mails.length === 0 ? emptyState(view, searching) : html`<ol class="list">${view.mails.map((mail) => row(mail, view.now))}</ol>`}
${pager(view)}`;
  return page(
    'Sandbox inbox',
    `${view.total.toLocaleString('en')} ${view.total === 1 ? 'mail' : 'mails'} accepted, nothing sent`,
    body,
    {
      refresh: view.pageNumber === 0 && !searching,
    },
  );
}

function row(mail: Envelope, now: number): Html {
  const today = new Date(now).toISOString().slice(0, 10) === new Date(mail.at).toISOString().slice(0, 10);
  const when = showTime(mail.at);
  return html`<li><a href="/mails/${mail.id}"><span class="to">${mail.to.join(', ')}</span><span class="subject">${mail.subject}</span><span class="when">${mail.fate === 'delivered' ? null : html`<span class="fate">${mail.fate}</span>`}<time datetime="${new Date(mail.at).toISOString()}">${today ? (when.split(', ')[1] ?? when) : when}</time></span></a></li>
`;
}

function emptyState(view: ListView, searching: boolean): Html {
  if (searching || view.pageNumber > 0)
    return html`<p class="empty">No mail here. <a href="/">Show all of them</a>.</p>`;
  return html`<p class="empty">Nothing has been sent yet. Sign up on the site, or send yourself a test from an issue in the admin: whatever Masthead hands to its mail provider shows up here within seconds. Addresses like <code>bounce+ada@…</code>, <code>soft+…</code>, <code>complain+…</code> and <code>suppressed+…</code> meet that fate.</p>`;
}

function pager(view: ListView): Html | null {
  if (view.pageNumber === 0 && !view.more) return null;
  const link = (number: number, words: string): Html => {
    const query = new URLSearchParams();
    if (view.to !== '') query.set('to', view.to);
    if (view.subject !== '') query.set('subject', view.subject);
    if (number > 0) query.set('page', String(number + 1));
    return html`<a href="/?${query.toString()}">${words}</a>`;
  };
  const first = view.pageNumber * view.pageSize + 1;
  return html`<div class="pages">${view.pageNumber > 0 ? link(view.pageNumber - 1, '← Newer') : html`<span></span>`}<span>${first}–${first + view.mails.length - 1}</span>${view.more ? link(view.pageNumber + 1, 'Older →') : html`<span></span>`}</div>`;
}
