import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const prefix = 'mh-reader-';

/** As long as the token in it (delivery, `tokenLifetimeMs.reading`). */
const maxAgeSeconds = 180 * 24 * 60 * 60;

/**
 * Remembers in this browser that its reader subscribes to a newsletter. Sent with issue pages alone, never to scripts,
 * and what lies in it can only read: not unsubscribe, not show an address.
 */
export function setReaderCookie(c: Context, newsletterId: string, token: string, isHttps: boolean): void {
  setCookie(c, prefix + newsletterId, token, {
    path: '/issues',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isHttps,
    maxAge: maxAgeSeconds,
  });
}

export function readerToken(c: Context, newsletterId: string): string | null {
  return getCookie(c, prefix + newsletterId) ?? null;
}

/** Who may be shown more than strangers: answered apart from the copies that all share. */
export function hasReaderCookie(cookieHeader: string | undefined): boolean {
  return cookieHeader?.includes(prefix) === true;
}
