/**
 * The form of an address by which two mentions of one page are equal: http(s) alike, host in lower case without
 * "www.", no fragment, no tracking parameters, the rest sorted, no trailing slash. Null for what is no web address.
 */
export function normaliseUrl(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return null;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const kept = [...url.searchParams].filter(([name]) => !tracking.test(name)).sort(byNameThenValue);
  const query = new URLSearchParams(kept).toString();
  const host = url.host.replace(/^www\./, '').replace(/\.$/, '');
  const path = url.pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  return `${host}${path}${query === '' ? '' : `?${query}`}`;
}

/** What campaigns and networks hang onto addresses; never part of what a page is. */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|__hstc|__hssc|__hsfp|hsctatracking|vero_id|vero_conv|oly_anon_id|oly_enc_id|ck_subscriber_id|_bhlid|spm|yclid|_openstat|ref_src|ref_url|s_cid|cmpid|sc_campaign|trk|trkcampaign|wt\.mc_id|publication_id|isfreemail|showwelcome)$/i;

function byNameThenValue(a: [string, string], b: [string, string]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0;
}
