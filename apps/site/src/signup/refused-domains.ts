import { createRequire } from 'node:module';
import { domainToASCII } from 'node:url';
import { tryParseAddress } from '@masthead/delivery/address';

/** `REFUSED_DOMAINS`: domains with commas between; the word `disposable` adds the published list. */
export function refusedDomains(setting: string): ReadonlySet<string> {
  const words = setting.split(/[\s,]+/).filter((word) => word !== '');
  // As an address is judged: in lower case, in ASCII.
  const named = words.filter((word) => word !== 'disposable').map((word) => domainToASCII(word) || word);
  if (named.length === words.length) return new Set(named);
  // Data, not code: some thousand names, read only where they are asked for.
  const published: unknown = createRequire(import.meta.url)('disposable-email-domains');
  if (!Array.isArray(published)) throw new Error('the published list of disposable domains is no list');
  return new Set([...named, ...published.map(String)]);
}

/**
 * True for a domain of the list and for everything below it, however it is spelled: mail goes where the parsed address
 * says. What is no address is for others to refuse.
 */
export function isRefused(domains: ReadonlySet<string>, address: string): boolean {
  const identity = tryParseAddress(address)?.identity ?? '';
  const labels = identity.slice(identity.lastIndexOf('@') + 1).split('.');
  return labels.some((_, from) => domains.has(labels.slice(from).join('.')));
}
