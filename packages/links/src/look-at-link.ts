import { type LinkStatus, normaliseUrl } from '@masthead/domain';
import { type AskWeb, NotAsked, type WebAnswer } from './ask-web.ts';

const TIMEOUT_MS = 8_000;
/** All questions of one look together: a chain of slow servers holds nobody up. */
const LOOK_MS = 20_000;
const HOPS = 5;

/** Where a link leads today. A wall against robots, a slow or a missing network are no verdict. Never throws. */
export async function lookAtLink(ask: AskWeb, url: string, signal?: AbortSignal): Promise<LinkStatus> {
  const limit = AbortSignal.timeout(LOOK_MS);
  const until = signal === undefined ? limit : AbortSignal.any([limit, signal]);
  try {
    let at = url;
    for (let hop = 0; hop <= HOPS; hop += 1) {
      const { status, location } = await askPolitely(ask, at, until);
      if (status >= 300 && status < 400 && location !== null) at = location;
      else return verdict(url, at, status);
    }
    return { state: 'dead', why: 'leads in circles' };
  } catch (error) {
    return failure(error);
  }
}

/** HEAD costs them least; who does not know it is asked for the page, of which nothing is read. */
async function askPolitely(ask: AskWeb, url: string, signal: AbortSignal): Promise<WebAnswer> {
  const question = { url, timeoutMs: TIMEOUT_MS, maxBytes: 0, signal };
  const head = await ask({ ...question, method: 'HEAD' });
  const refused = head.status >= 400 && head.status !== 404 && head.status !== 410 && head.status !== 429;
  return refused ? ask({ ...question, method: 'GET' }) : head;
}

function verdict(url: string, at: string, status: number): LinkStatus {
  if (status === 404 || status === 410) return { state: 'dead', why: `answers ${status}` };
  if (status >= 500) return { state: 'dead', why: `answers ${status} just now` };
  if (status >= 400) return { state: 'unknown', why: `answers robots with ${status}` };
  // http to https, a slash, "www.": the same page.
  if (normaliseUrl(url) !== normaliseUrl(at)) return { state: 'redirected', to: at };
  return { state: 'ok', code: status };
}

function failure(error: unknown): LinkStatus {
  if (error instanceof NotAsked) return { state: 'unknown', why: `not asked: ${error.message}` };
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND') return { state: 'dead', why: 'there is no such host' };
  if (code === 'ECONNREFUSED') return { state: 'dead', why: 'nobody answers there' };
  if (/CERT|SSL|TLS|ALTNAME/.test(code)) return { state: 'dead', why: 'its certificate is not valid' };
  return { state: 'unknown', why: 'no answer in time' };
}
