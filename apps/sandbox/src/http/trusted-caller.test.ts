import type { IncomingMessage } from 'node:http';
import { expect, it } from '@jest/globals';
import { isTrustedCaller } from './trusted-caller.ts';

const caller = (peer: string, headers: Record<string, string>, method = 'POST') =>
  ({
    method,
    headers: { host: 'localhost:4002', ...headers },
    socket: { remoteAddress: peer },
  }) as unknown as IncomingMessage;

it.each([
  ['this machine', '127.0.0.1', {}, 'POST', false, true],
  ['this machine by IPv6', '::1', { host: '[::1]:4002' }, 'POST', false, true],
  [
    'its own pages',
    '127.0.0.1',
    { origin: 'http://localhost:4002', 'sec-fetch-site': 'same-origin' },
    'POST',
    false,
    true,
  ],
  ['another machine', '192.168.1.7', {}, 'POST', false, false],
  [
    'a neighbour in a container network, bound wide',
    '172.18.0.3',
    { host: 'sandbox:4002' },
    'POST',
    true,
    true,
  ],
  ['a public address, bound wide', '203.0.113.9', {}, 'POST', true, false],
  ['a rebound name', '127.0.0.1', { host: 'evil.test' }, 'POST', false, false],
  ['a page of another origin', '127.0.0.1', { origin: 'https://evil.test' }, 'POST', false, false],
  ['a cross-site fetch', '127.0.0.1', { 'sec-fetch-site': 'cross-site' }, 'GET', false, false],
  [
    'a link followed from elsewhere',
    '127.0.0.1',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    'GET',
    false,
    true,
  ],
  [
    'another local port’s page posting',
    '127.0.0.1',
    { 'sec-fetch-site': 'same-site', origin: 'http://localhost:4001' },
    'POST',
    false,
    false,
  ],
] as const)('%s', (_, peer, headers, method, boundWide, expected) => {
  expect(isTrustedCaller(caller(peer, headers, method), boundWide)).toBe(expected);
});
