import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Desk } from '../desk.ts';
import { makeMailReader } from '../store/read-mails.ts';
import { searchMails } from '../store/search-mails.ts';
import { listPage } from './list-page.ts';
import { mailPage, PARTS, previewHtml } from './mail-page.ts';
import { STYLE } from './style.ts';

const PAGE_SIZE = 50;
const ListQuery = z.object({
  to: z.string().trim().max(200).catch(''),
  subject: z.string().trim().max(200).catch(''),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});
const MailQuery = z.object({
  part: z.enum(PARTS).catch('html'),
  scheme: z.enum(['light', 'dark']).catch('light'),
});

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** A mail may show pictures and its own styles, run nothing, and reach nothing of ours. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; font-src http: https: data:; frame-ancestors 'self'";

/** The inbox in a browser: `/`, `/mails/<id>` and the mail's own HTML for the frame. */
export async function answerInbox(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  { path, query }: { readonly path: string; readonly query: URLSearchParams },
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return send(response, 405, 'text/plain', 'GET only.\n');
  if (path === '/favicon.ico') return send(response, 204, 'image/x-icon', '');
  if (path === '/inbox.css') return send(response, 200, 'text/css', STYLE);
  if (path === '/') return send(response, 200, 'text/html', await showList(desk, query));
  const [, , id = '', rest] = path.split('/');
  const mail = await desk.findMessage(id);
  const { part, scheme } = MailQuery.parse(Object.fromEntries(query));
  if (mail === null || (rest !== undefined && rest !== 'html'))
    return send(response, 404, 'text/plain', 'There is no such mail.\n');
  if (rest === 'html')
    return send(response, 200, 'text/html', previewHtml(mail, scheme === 'dark'), MAIL_POLICY);
  send(response, 200, 'text/html', mailPage(mail, part, scheme === 'dark', desk.eventsOn));
}

async function showList(desk: Desk, query: URLSearchParams): Promise<string> {
  const { to, subject, page } = ListQuery.parse(Object.fromEntries(query));
  const { mails, more } = await searchMails(
    desk.store,
    makeMailReader(desk.store, desk.templates),
    { to, subject },
    { skip: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE },
  );
  return listPage({
    mails,
    more,
    to,
    subject,
    total: desk.store.messageCount,
    pageNumber: page - 1,
    pageSize: PAGE_SIZE,
    now: desk.clock.now(),
  });
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  policy = PAGE_POLICY,
): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(body);
}
