import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { parseAddress, tryParseAddress } from './address.ts';
import { makeAddressKeys } from './address-keys.ts';
import { makeKeyring } from './keyring.ts';

// Ten thousand cases, or a database, on a machine that does other things too.
jest.setTimeout(60_000);

const first = { kid: 'k1', secret: Buffer.alloc(32, 1) };
const second = { kid: 'k2', secret: Buffer.alloc(32, 2) };

describe('the keyed hash of an address', () => {
  const keys = makeAddressKeys(makeKeyring([first]));

  it('is the same for every spelling of one mailbox', () => {
    const id = keys.current('ada@xn--bcher-kva.example');
    expect(id).toMatch(/^k1\.[\w-]{43}$/);
    expect(keys.current(' ADA@Bücher.example ')).toBe(id);
    expect(keys.current('eda@bücher.example')).not.toBe(id);
  });

  it('takes its short cut only where the parser says the same', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.emailAddress(),
          fc.emailAddress().map((text) => text.toUpperCase()),
        ),
        (typed) => {
          const parsed = tryParseAddress(typed);
          if (parsed === null) return;
          expect(keys.current(typed)).toBe(keys.current(parsed.identity));
          expect(keys.current(parsed.mailbox)).toBe(keys.current(parsed.identity));
          expect(parseAddress(parsed.identity).identity).toBe(parsed.identity);
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('is still known after the key rotates', () => {
    const rotated = makeAddressKeys(makeKeyring([second, first]));
    expect(rotated.current('a@example.org')).toMatch(/^k2\./);
    expect(rotated.all('a@example.org')).toContain(keys.current('a@example.org'));
  });
});
