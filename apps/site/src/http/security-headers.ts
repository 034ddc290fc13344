import type { MiddlewareHandler } from 'hono';
import type { SiteSettings } from '../deps.ts';

/**
 * On every answer. A route that must be stricter (previews, the email inside its frame) sets its own value first.
 * Referrer-Policy is `same-origin`, not `no-referrer`: with the latter browsers send `Origin: null` with our own forms.
 */
export function securityHeaders(settings: SiteSettings): MiddlewareHandler {
  const fixed: Readonly<Record<string, string>> = {
    'content-security-policy': contentSecurityPolicy(new URL(settings.siteUrl).origin),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    ...(settings.siteUrl.startsWith('https:')
      ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
      : {}),
  };
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(fixed))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
}

/**
 * No inline script, no inline style, nothing from elsewhere but the pictures of an issue. Our own lie at `siteOrigin`,
 * whatever name of ours the reader came by.
 */
function contentSecurityPolicy(siteOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // Results as a reader types: our own search, and nobody else's.
    "connect-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    `img-src 'self' https: ${siteOrigin}`,
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * For the document that shows a draft email: it may style itself and load pictures, and nothing else;
 * `sandbox` takes scripts, forms and its origin away even when it is opened outside the frame.
 */
export const emailDocumentPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src https: http: data:',
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');
