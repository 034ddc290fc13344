import { getConnInfo } from '@hono/node-server/conninfo';
import type { NewsletterProfile } from '@masthead/domain';
import type { Context } from 'hono';
import type { ReactElement } from 'react';
import type { SiteDeps } from '../deps.ts';
import type { Frame } from '../pages/layout.tsx';
import { makeFormStamp } from '../signup/form-stamp.ts';
import { clientAddress } from './client-address.ts';
import { isFromOwnPage } from './own-page.ts';
import { respondPage } from './respond-page.ts';

type Options = Parameters<typeof respondPage>[2];

/** What all routes share: the frame around pages, the way they are sent, who asks. */
export interface SiteContext {
  readonly deps: SiteDeps;
  frame(newsletter: NewsletterProfile | null): Frame;
  send(c: Context, page: ReactElement, options: Omit<Options, 'formStamp'>): Response;
  clientAddress(c: Context): string | null;
  isFromOwnPage(c: Context): boolean;
}

export function makeSiteContext(deps: SiteDeps): SiteContext {
  const { settings, assets, clock } = deps;
  const siteOrigin = new URL(settings.siteUrl).origin;
  return {
    deps,
    frame: (newsletter) => ({ siteUrl: settings.siteUrl, assets, newsletter }),
    send: (c, page, options) =>
      respondPage(c, page, { ...options, formStamp: makeFormStamp(settings.formKeys, clock()) }),
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
