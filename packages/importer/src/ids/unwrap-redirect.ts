/**
 * The address behind a tracking redirect, as far as the redirect itself says it: a parameter (Google, Outlook
 * Safe Links, Facebook, LinkedIn, Proofpoint 2), the path (Proofpoint 3) or a signed payload (Substack). What tells
 * only its sender where it leads comes back as it is; nothing is fetched.
 */
export function unwrapRedirect(address: string): string {
  let found = address;
  // Mail gateways wrap what newsletters wrapped before them.
  for (let round = 0; round < 3; round += 1) {
    const next = behind(found);
    if (next === null) return found;
    found = next;
  }
  return found;
}

/** Whether an address only its sender can resolve: a click counter with an opaque path. */
export function isOpaqueRedirect(address: string): boolean {
  return /^https?:\/\/(?:[\w-]+\.)*(?:link\.mail\.beehiiv\.com|substack\.com\/redirect|list-manage\.com\/track|click\.[\w-]+|clicks?\.[\w.-]+|email\.[\w.-]+\/c\/|links?\.[\w.-]+\/(?:ls|c|ss|els)\/|t\.co\/|lnkd\.in\/|bit\.ly\/|sendgrid\.net\/ls|convertkit-mail\d?\.com\/c)/i.test(
    address,
  );
}

function behind(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  const at = `${url.hostname.replace(/^www\./, '')}${url.pathname}`;
  const parameter = wrappers.find(([place]) => place.test(at))?.[1];
  if (parameter !== undefined) return webAddress(url.searchParams.get(parameter));
  if (/^urldefense\.(?:com|us)\/v3\//.test(at)) return proofpoint3(address);
  if (/^urldefense\.proofpoint\.com\/v2\//.test(at)) return proofpoint2(url.searchParams.get('u'));
  return /(?:^|\.)substack\.com\/redirect\/2\//.test(at) ? substack(url.pathname) : null;
}

const wrappers: readonly (readonly [place: RegExp, parameter: string])[] = [
  [/^google\.[a-z.]+\/url$/, 'q'],
  [/(?:^|\.)safelinks\.protection\.outlook\.com\//, 'url'],
  [/^lm?\.facebook\.com\/l\.php$/, 'u'],
  [/^l\.instagram\.com\//, 'u'],
  [/^linkedin\.com\/(?:redir\/redirect|safety\/go)/, 'url'],
  [/^slack-redir\.net\/link/, 'url'],
  [/^youtube\.com\/redirect/, 'q'],
  [/^out\.reddit\.com\//, 'url'],
  [/^duckduckgo\.com\/l\//, 'uddg'],
];

/** "https://urldefense.com/v3/__https://example.org/a*b__;Kw!!…": the signs taken out follow as base64. */
function proofpoint3(address: string): string | null {
  const [, inside = '', taken = ''] = /\/v3\/__(.+?)__;([^!]*)!/.exec(address) ?? [];
  const signs = decodeBase64Url(taken) ?? '';
  let at = 0;
  return webAddress(inside.replace(/\*/g, () => signs[at++] ?? '*').replace(/^(https?:\/)(?!\/)/, '$1/'));
}

/** "u=https-3A__example.org_a" */
function proofpoint2(value: string | null): string | null {
  if (value === null) return null;
  try {
    return webAddress(decodeURIComponent(value.replace(/-/g, '%').replace(/_/g, '/')));
  } catch {
    return null;
  }
}

/** "/redirect/2/<base64 JSON>.<signature>": the JSON's `e` is the address. */
function substack(path: string): string | null {
  const json = decodeBase64Url(path.split('/').at(-1)?.split('.')[0] ?? '');
  if (json === null) return null;
  try {
    const read: unknown = JSON.parse(json);
    const inside = typeof read === 'object' && read !== null && 'e' in read ? read.e : null;
    return webAddress(typeof inside === 'string' ? inside : null);
  } catch {
    return null;
  }
}

function decodeBase64Url(value: string): string | null {
  try {
    return atob(value.replace(/-/g, '+').replace(/_/g, '/'));
  } catch {
    return null;
  }
}

function webAddress(value: string | null): string | null {
  return value !== null && /^https?:\/\/[^\s<>"]+$/i.test(value) && URL.canParse(value) ? value : null;
}
