import { clientAddress } from '@masthead/config';
import { clientNetworks } from '@masthead/delivery';
import { env } from '../../env.ts';

/** Written by bin/serve.mjs over whatever a client put there: the socket's own address. */
export const PEER_HEADER = 'x-masthead-peer';

/** Where a request came from, as budgets count it: IPv6 by its /64. `unknown` where no socket is known (`next dev`). */
export function networkOf(headers: Headers): string {
  const address = clientAddress(
    headers.get(PEER_HEADER),
    headers.get('x-forwarded-for'),
    env().TRUST_PROXY_HOPS,
  );
  return clientNetworks(address)?.network ?? 'unknown';
}

/** What a browser says it is, cut to what is worth keeping. */
export function agentOf(headers: Headers): string {
  return (headers.get('user-agent') ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, 300);
}
