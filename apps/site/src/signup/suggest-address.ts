import { createRequire } from 'node:module';

/** CommonJS that names its exports in a way Node's ESM loader does not see. */
const { default: checker, POPULAR_DOMAINS } = createRequire(import.meta.url)(
  '@zootools/email-spell-checker',
) as {
  default: { run(options: { email: string }): { full: string } | undefined };
  POPULAR_DOMAINS: readonly string[];
};

/**
 * "ada@gmial.com" → "ada@gmail.com"; null where nothing looks mistyped. Only the domain is looked at, and only at what
 * everybody knows of it: it says nothing about who is on the list.
 */
export function suggestAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  // Only plain domains: the checker knows no others, and would mend what is right.
  if (at < 1 || !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain)) return null;
  const suggested = checker.run({ email: `x@${domain.toLowerCase()}` })?.full;
  if (suggested === undefined || !isNear(domain.toLowerCase(), suggested.slice(2))) return null;
  return `${local}@${suggested.slice(2)}`;
}

/** One of the great mail hosts, and no other that begins alike: a rare domain of somebody's own is not mended. */
function isNear(typed: string, suggested: string): boolean {
  if (!POPULAR_DOMAINS.includes(suggested) || POPULAR_DOMAINS.includes(typed)) return false;
  return typed[0] === suggested[0] && Math.abs(typed.length - suggested.length) <= 2;
}
