import { isIP } from 'node:net';

/**
 * The IP of whoever asks, for consent records and budgets: what `TRUST_PROXY_HOPS` means. `X-Forwarded-For` is read from
 * the right, one entry per proxy we run ourselves (docs/threats.md, "rate limits behind proxies"): what a client writes
 * there itself raises no quota.
 * @param hops how many proxies are ours; 0 believes the socket alone.
 */
export function clientAddress(
  socketAddress: string | null,
  forwardedFor: string | null,
  hops: number,
): string | null {
  const socket = plainIp(socketAddress);
  if (forwardedFor === null) return socket;
  const chain = [...forwardedFor.split(',').map((entry) => entry.trim()), socketAddress];
  // A chain shorter than our own proxies did not come through them.
  const entry = chain[chain.length - 1 - hops];
  return entry === undefined ? socket : (plainIp(entry) ?? socket);
}

/** Without port, brackets, zone or the IPv4-in-IPv6 prefix; null when it is no address. */
function plainIp(text: string | null): string | null {
  if (text === null) return null;
  const bare = text
    .replace(/^\[([^\]]+)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  return isIP(bare) === 0 ? null : bare.toLowerCase();
}
