import { describe, expect, test } from '@jest/globals';
import { clientAddress } from './client-address.ts';

describe('with no proxy of ours', () => {
  test('a forged X-Forwarded-For changes nothing', () => {
    expect(clientAddress('203.0.113.7', '1.2.3.4', 0)).toBe('203.0.113.7');
  });
});

describe('behind proxies', () => {
  test.each([
    ['one proxy', '10.0.0.1', '203.0.113.7', 1, '203.0.113.7'],
    ['one proxy, and the client lied', '10.0.0.1', '1.2.3.4, 203.0.113.7', 1, '203.0.113.7'],
    ['two proxies', '10.0.0.1', '203.0.113.7, 10.0.0.2', 2, '203.0.113.7'],
    ['two proxies, and the client lied', '10.0.0.1', '9.9.9.9, 203.0.113.7, 10.0.0.2', 2, '203.0.113.7'],
    ['a chain that did not come through both', '198.51.100.1', '1.2.3.4', 2, '198.51.100.1'],
    ['no header at all', '198.51.100.1', null, 1, '198.51.100.1'],
    ['a header that is no address', '198.51.100.1', '<script>', 1, '198.51.100.1'],
    ['a port', '10.0.0.1', '203.0.113.7:4711', 1, '203.0.113.7'],
    ['brackets and a port', '10.0.0.1', '[2001:DB8::1]:443', 1, '2001:db8::1'],
    ['IPv4 written as IPv6', '::ffff:203.0.113.7', null, 0, '203.0.113.7'],
  ])('%s', (_name, socket, header, hops, expected) => {
    expect(clientAddress(socket, header, hops)).toBe(expected);
  });
});

test('no socket, no address', () => {
  expect(clientAddress(null, null, 0)).toBeNull();
});
