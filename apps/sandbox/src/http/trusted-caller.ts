import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd][0-9a-f]{2}:)/i;

/**
 * The inbox and /sandbox need no key, so only this machine may use them, and no web page of another origin:
 * the peer is loopback (or private, when the sandbox was bound wider on purpose, as in a container), the Host names
 * this machine (against DNS rebinding), and the browser says the request is not cross-site.
 */
export function isTrustedCaller(request: IncomingMessage, boundWide: boolean): boolean {
  const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  if (!isLoopback(peer) && !(boundWide && PRIVATE.test(peer))) return false;
  const host = hostName(request.headers.host ?? '');
  const isOwnName = isLoopback(host) || host === 'localhost' || (boundWide && isInternalName(host));
  if (!isOwnName) return false;
  const site = request.headers['sec-fetch-site'];
  if (request.method === 'GET')
    return site !== 'cross-site' || request.headers['sec-fetch-mode'] === 'navigate';
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = request.headers;
  return origin === undefined || origin === `http://${request.headers.host ?? ''}`;
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address);
}

function isInternalName(host: string): boolean {
  return isIP(host) > 0 ? PRIVATE.test(host) : !host.includes('.');
}

function hostName(host: string): string {
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
}
