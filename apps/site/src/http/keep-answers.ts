import type { Context, MiddlewareHandler } from 'hono';
import { LRUCache } from 'lru-cache';
import { matches } from './etag.ts';
import { type Freshness, trustedMs } from './freshness.ts';
import { type KeptAnswer, keptAnswer } from './kept-answer.ts';
import { type Packing, packingFor } from './packed.ts';
import { hasReaderCookie } from './reader-cookie.ts';

/** What a route sets on answers that are the same for everybody: kept here, and by browsers that ask again each time. */
export const sameForAll = 'public, no-cache';

const budgetBytes = 96 * 1024 * 1024;
/** One answer larger than this (a sitemap of everything) is drawn each time it is asked for. */
const largestBytes = 8 * 1024 * 1024;

interface Kept {
  readonly answer: KeptAnswer;
  /** Of the read model that it was drawn from. */
  readonly name: string;
  readonly since: Date;
}

/**
 * Keeps what is the same for everybody (200 with `cache-control: public, no-cache`) by its address, as long as the read
 * model goes by the same name (decision 0065). Gives it an ETag and packs it; asked again with that ETag it answers
 * 304. Everything else passes through untouched: what answers a token or a form is neither kept nor packed (packing
 * what holds both a secret and words of somebody else's tells the secret by its length).
 * @param stampNow the signup form's time stamp; equal for a moment, so that many readers share one packed copy.
 */
export function keepAnswers(freshness: Freshness, stampNow: () => string): MiddlewareHandler {
  const kept = new LRUCache<string, Kept>({
    maxSize: budgetBytes,
    maxEntrySize: largestBytes,
    sizeCalculation: ({ answer }) => answer.size,
  });
  /** Many ask for one page at once, after a publish or while the database is slow: it is drawn once. */
  const drawing = new Map<string, { readonly drawn: Promise<Kept | null>; readonly begunAt: number }>();

  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next();
    const address = addressOf(c.req.url);
    if (hasReaderCookie(c.req.header('cookie'))) {
      const own = await draw(c, next, address, null);
      if (own !== null) c.res = send(c, own);
      return;
    }
    const state = freshness.current();
    if (state !== null) {
      const found = kept.get(address);
      if (found?.name === state.name) return send(c, found);
    }
    const underWay = drawing.get(address);
    if (underWay !== undefined && performance.now() - underWay.begunAt < trustedMs) {
      const shared = await underWay.drawn.catch(() => null);
      if (shared !== null && (state === null || shared.name === state.name)) return send(c, shared);
    }
    const mine = { drawn: draw(c, next, address, state), begunAt: performance.now() };
    drawing.set(address, mine);
    try {
      const answer = await mine.drawn;
      if (answer !== null) c.res = send(c, answer);
    } finally {
      if (drawing.get(address) === mine) drawing.delete(address);
    }
  };

  /** Null when the answer is not the same for everybody. Kept under the name that held before anything was read. */
  async function draw(
    c: Context,
    next: () => Promise<void>,
    address: string,
    state: ReturnType<Freshness['current']>,
  ): Promise<Kept | null> {
    await next();
    if (c.res.status !== 200 || c.res.headers.get('cache-control') !== sameForAll) return null;
    const headers = [...c.res.headers].filter(([name]) => name !== 'content-length');
    const answer = keptAnswer(new Uint8Array(await c.res.arrayBuffer()), headers);
    if (state === null) return { answer, name: '', since: new Date(Number.NaN) };
    const one = { answer, ...state };
    kept.set(address, one);
    return one;
  }

  function send(c: Context, { answer, since }: Kept): Response {
    const { etag } = answer;
    const headers = new Headers([...answer.headers, ['etag', etag]] as [string, string][]);
    if (!Number.isNaN(since.getTime())) headers.set('last-modified', since.toUTCString());
    if (isKnown(c, etag, since)) {
      headers.delete('content-type');
      return new Response(null, { status: 304, headers });
    }
    const packing: Packing = packingFor(c.req.header('accept-encoding'));
    const bytes = answer.bytes(packing, stampNow());
    if (packing !== 'identity' && headers.has('vary')) headers.set('content-encoding', packing);
    return new Response(bytes, { status: 200, headers });
  }
}

/** RFC 9110 § 13.2.2: the ETag decides; the date counts only when no ETag is named. */
function isKnown(c: Context, etag: string, since: Date): boolean {
  const ifNoneMatch = c.req.header('if-none-match');
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, etag);
  const askedSince = Date.parse(c.req.header('if-modified-since') ?? '');
  return Math.floor(since.getTime() / 1000) * 1000 <= askedSince;
}

/** Path and query, whatever name of ours was asked for it. */
function addressOf(url: string): string {
  return url.slice(url.indexOf('/', url.indexOf('://') + 3));
}
