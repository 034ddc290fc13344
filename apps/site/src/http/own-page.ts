/**
 * True unless the browser says that the form stands on somebody else's page (threats: CSRF).
 * `Sec-Fetch-Site` cannot be set by a page and settles it; older browsers send `Origin` with every POST.
 * Neither header means no browser, and without one there is nobody to trick.
 */
export function isFromOwnPage(headers: Headers, siteOrigin: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  return origin === null || origin === siteOrigin;
}
