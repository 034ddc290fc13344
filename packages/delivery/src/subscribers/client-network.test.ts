import { describe, expect, it } from '@jest/globals';
import { clientNetworks } from './client-network.ts';

describe('what a client is counted by', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1', '192.0.2.1'],
    ['::FFFF:C000:0201', '192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8:0:0:0:0:0:1', '2001:db8:0:0::/64'],
    ['2001:DB8:0:0:ffff::2%eth0', '2001:db8:0:0:ffff:0:0:2', '2001:db8:0:0::/64'],
    ['2001:db8:0:1::1', '2001:db8:0:1:0:0:0:1', '2001:db8:0:1::/64'],
    ['::1', '0:0:0:0:0:0:0:1', '0:0:0:0::/64'],
  ])('%s is the host %s in %s', (ip, host, network) => {
    expect(clientNetworks(ip)).toEqual({ host, network });
  });

  it.each([null, '', 'unknown', '1.2.3', 'example.org'])('%j is nobody', (ip) => {
    expect(clientNetworks(ip)).toBeNull();
  });
});
