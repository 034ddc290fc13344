import { createRequire } from 'node:module';

/** `REFUSED_DOMAINS`: domains with commas between; the word `disposable` adds the published list. */
export function refusedDomains(setting: string): ReadonlySet<string> {
  const words = setting.split(/[\s,]+/).filter((word) => word !== '');
  const named = words.filter((word) => word !== 'disposable');
  if (named.length === words.length) return new Set(named);
  // Data, not code: some thousand names, read only where they are asked for.
  const published: unknown = createRequire(import.meta.url)('disposable-email-domains');
  if (!Array.isArray(published)) throw new Error('the published list of disposable domains is no list');
  return new Set([...named, ...published.map(String)]);
}

/** True for a domain of the list and for everything below it. */
export function isRefused(domains: ReadonlySet<string>, address: string): boolean {
  const labels = address
    .slice(address.lastIndexOf('@') + 1)
    .toLowerCase()
    .split('.');
  return labels.some((_, from) => domains.has(labels.slice(from).join('.')));
}
