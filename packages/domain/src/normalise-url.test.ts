import { normaliseUrl } from './normalise-url.ts';

describe('addresses', () => {
  it.each([
    ['https://Example.org/A?utm_source=x&b=2&a=1#part', 'http://www.example.org/A/?a=1&b=2'],
    ['https://example.org', 'https://example.org/?fbclid=1'],
    ['https://example.org/a?mc_cid=1&mc_eid=2', 'https://example.org/a'],
    ['https://example.org:443/a', 'https://example.org/a'],
  ])('%s and %s are one page', (a, b) => {
    expect(normaliseUrl(a)).toBe(normaliseUrl(b));
    expect(normaliseUrl(a)).not.toBeNull();
  });

  it.each([
    ['https://example.org/a', 'https://example.org/A'],
    ['https://example.org/?id=1', 'https://example.org/?id=2'],
    ['https://example.org/a', 'https://example.com/a'],
  ])('%s and %s are two', (a, b) => {
    expect(normaliseUrl(a)).not.toBe(normaliseUrl(b));
  });

  it.each(['mailto:a@b.example', 'javascript:alert(1)', 'no address', ''])('%j is none', (address) => {
    expect(normaliseUrl(address)).toBeNull();
  });
});
