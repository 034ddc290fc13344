import { getConnInfo } from '@hono/node-server/conninfo';
import { clientAddress } from '@masthead/config';
import type { NewsletterProfile } from '@masthead/domain';
import type { Context } from 'hono';
import type { ReactElement } from 'react';
import type { SiteDeps } from '../deps.ts';
import type { Frame } from '../pages/layout.tsx';
import { makeFormStamp } from '../signup/form-stamp.ts';
import { siteWords } from '../words/site-words.ts';
import { isFromOwnPage } from './own-page.ts';
import { respondPage } from './respond-page.ts';

type Options = Parameters<typeof respondPage>[2];

/** Long enough to pack a page once for many readers, short beside the least time a form takes to fill in. */
const stampHoldsMs = 250;

/** What all routes share: the frame around pages, the way they are sent, who asks. */
export interface SiteContext {
  readonly deps: SiteDeps;
  frame(newsletter: NewsletterProfile | null): Frame;
  /** As around the page before: where nothing may be asked of a database that is in trouble. */
  lastFrame(): Frame;
  send(c: Context, page: ReactElement, options: Omit<Options, 'formStamp' | 'onDrawn'>): Response;
  clientAddress(c: Context): string | null;
  isFromOwnPage(c: Context): boolean;
  /** The time stamp of a signup form drawn now; the same for a quarter of a second. */
  formStamp(): string;
}

export function makeSiteContext(deps: SiteDeps): SiteContext {
  const { settings, assets, clock } = deps;
  const siteOrigin = new URL(settings.siteUrl).origin;
  const formStamp = () => {
    const now = clock().getTime();
    return makeFormStamp(settings.formKeys, new Date(now - (now % stampHoldsMs)));
  };
  const frameOf = (newsletter: NewsletterProfile | null): Frame => ({
    siteUrl: settings.siteUrl,
    assets,
    newsletter,
    words: siteWords(newsletter?.language ?? 'en'),
  });
  let last: NewsletterProfile | null = null;
  return {
    deps,
    formStamp,
    frame(newsletter) {
      last = newsletter ?? last;
      return frameOf(newsletter);
    },
    lastFrame: () => frameOf(last),
    send: (c, page, options) =>
      respondPage(c, page, { ...options, formStamp: formStamp(), onDrawn: deps.metrics?.drawn }),
    clientAddress: (c) =>
      clientAddress(socketAddress(c), c.req.header('x-forwarded-for') ?? null, settings.trustProxyHops),
    isFromOwnPage: (c) => isFromOwnPage(c.req.raw.headers, siteOrigin),
  };
}

/** Null where there is no socket: a request made inside a test. */
function socketAddress(c: Context): string | null {
  const env: unknown = c.env;
  if (typeof env !== 'object' || env === null || !('incoming' in env)) return null;
  return getConnInfo(c).remote.address ?? null;
}
