import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerControl } from '../control/answer-control.ts';
import type { Control } from '../control/control.ts';
import type { Desk } from '../desk.ts';
import { answerInbox } from '../inbox/answer-inbox.ts';
import { answerApi } from './answer-api.ts';
import { isTrustedCaller } from './trusted-caller.ts';

/** Plain node:http: the batch endpoint is the hot path of every benchmark. */
export function makeServer(desk: Desk, control: Control, boundWide: boolean): Server {
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  server.keepAliveTimeout = 65_000;
  return server;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = request.url ?? '/';
    const mark = target.indexOf('?');
    const path = mark < 0 ? target : target.slice(0, mark);
    const query = new URLSearchParams(mark < 0 ? '' : target.slice(mark));
    const isControl = path === '/sandbox' || path.startsWith('/sandbox/');
    const isInbox =
      path === '/' || path === '/inbox.css' || path === '/favicon.ico' || path.startsWith('/mails/');
    if (!isControl && !isInbox) return await answerApi(desk, request, response, { path, query });
    if (!isTrustedCaller(request, boundWide)) {
      response.writeHead(403, { 'content-type': 'text/plain' }).end('Only from this machine.\n');
      return;
    }
    if (isControl) await answerControl(control, request, response, { path, query });
    else await answerInbox(desk, request, response, { path, query });
  }
}
