import { isIPv4, isIPv6 } from 'node:net';

/**
 * What budgets count a client by: its address, and for IPv6 its /64 too, because a single customer owns 2^64 addresses.
 * IPv4 mapped into IPv6 counts as IPv4. Empty for what is no address.
 */
export function clientNetworks(
  ip: string | null,
): { readonly host: string; readonly network: string } | null {
  if (ip === null) return null;
  const bare = ip.replace(/%.*$/, '');
  if (isIPv4(bare)) return { host: bare, network: bare };
  if (!isIPv6(bare)) return null;
  const groups = expand(bare);
  const mapped = groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff';
  if (mapped) {
    const dotted = [groups[6], groups[7]].flatMap(bytesOf).join('.');
    return { host: dotted, network: dotted };
  }
  return { host: groups.join(':'), network: `${groups.slice(0, 4).join(':')}::/64` };
}

/** Eight groups in lower-case hex without leading zeros. */
function expand(ip: string): string[] {
  // The URL parser knows every spelling, an IPv4 tail included, and writes one.
  const canonical = new URL(`http://[${ip}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
}

function bytesOf(group = '0'): [number, number] {
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 255];
}
