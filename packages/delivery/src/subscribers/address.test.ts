import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { type AddressFault, InvalidAddress, parseAddress, tryParseAddress } from './address.ts';

// Ten thousand cases, or a database, on a machine that does other things too.
jest.setTimeout(60_000);

function faultOf(input: string): AddressFault | null {
  try {
    parseAddress(input);
    return null;
  } catch (error) {
    if (error instanceof InvalidAddress) return error.code;
    throw error;
  }
}

describe('an address', () => {
  it.each([
    ['Ada.Lovelace@Example.ORG', 'ada.lovelace@example.org', 'Ada.Lovelace@example.org'],
    ['  ada@example.org ', 'ada@example.org', 'ada@example.org'],
    ['ada+news@example.org', 'ada+news@example.org', 'ada+news@example.org'],
    ["o'hara@example.org", "o'hara@example.org", "o'hara@example.org"],
    ['post@Bücher.example', 'post@xn--bcher-kva.example', 'post@xn--bcher-kva.example'],
    ['用户@例え.example', '用户@xn--r8jz45g.example', '用户@xn--r8jz45g.example'],
    ['JÖRG@example.org', 'jörg@example.org', 'JÖRG@example.org'],
    // The same letters, composed and not.
    ['jo\u0308rg@example.org', 'jörg@example.org', 'jörg@example.org'],
  ])('%s is %s', (typed, identity, mailbox) => {
    expect(parseAddress(typed)).toEqual({ identity, mailbox, typed: typed.trim().normalize('NFC') });
  });

  it.each<[string, AddressFault]>([
    ['', 'empty'],
    ['   ', 'empty'],
    ['plain', 'not-an-address'],
    ['@example.org', 'not-an-address'],
    ['a@', 'not-an-address'],
    ['a@localhost', 'not-an-address'],
    ['a@b@example.org', 'not-an-address'],
    ['a..b@example.org', 'not-an-address'],
    ['.a@example.org', 'not-an-address'],
    ['a@example..org', 'not-an-address'],
    ['a@example.org.', 'not-an-address'],
    ['a@[127.0.0.1]', 'bad-domain'],
    ['a@127.0.0.1', 'bad-domain'],
    ['a@0x7f.1', 'bad-domain'],
    ['a@-example.org', 'bad-domain'],
    ['a@exa_mple.org', 'bad-domain'],
    ['a@example.123', 'bad-domain'],
    ['a@exa%6Dple.org', 'bad-domain'],
    ['a,b@example.org', 'not-an-address'],
    ['a@example.org,b@example.org', 'not-an-address'],
    ['<a@example.org>', 'not-an-address'],
    ['a(note)@example.org', 'not-an-address'],
    ['"a b"@example.org', 'control-character'],
    ['"ab"@example.org', 'not-an-address'],
    ['Ada <a@example.org>', 'control-character'],
    ['Ada<a@example.org>', 'not-an-address'],
    ['list:a@example.org;', 'not-an-address'],
    ['a@example.org\r\nBcc: b@example.org', 'control-character'],
    ['a\u0000@example.org', 'control-character'],
    ['a\u200b@example.org', 'control-character'],
    ['a\u202eb@example.org', 'control-character'],
    [`${'a'.repeat(65)}@example.org`, 'too-long'],
    [`a@${'b'.repeat(64)}.example`, 'bad-domain'],
    [`a@${'bb.'.repeat(90)}example`, 'too-long'],
  ])('%j is refused: %s', (input, fault) => {
    expect(faultOf(input)).toBe(fault);
  });

  it('whatever is typed, what is accepted is one bare mailbox with nothing that could start a header', () => {
    const pieces = fc.constantFrom(
      'a',
      'B',
      '.',
      '@',
      'é',
      '+',
      '-',
      ' ',
      '\r',
      '\n',
      '\0',
      ',',
      ';',
      '<',
      '>',
      '"',
      '(',
      ')',
      ':',
      '\\',
      '[',
      ']',
      'org',
      'example.org',
      '\u2028',
      '\u200d',
      '例',
    );
    const typed = fc.oneof(
      fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join('')),
      fc.tuple(fc.string({ unit: 'grapheme' }), fc.domain()).map(([local, domain]) => `${local}@${domain}`),
      fc.emailAddress(),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(typed, (input) => {
        const address = tryParseAddress(input);
        if (address === null) return;
        for (const form of [address.identity, address.mailbox]) {
          expect(form).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\s<>,;:"()[\]\\]/u);
          expect(form.split('@')).toHaveLength(2);
          expect(Buffer.byteLength(form)).toBeLessThanOrEqual(254);
        }
        // Parsing what was made of it changes nothing more.
        expect(parseAddress(address.identity).identity).toBe(address.identity);
        expect(parseAddress(address.mailbox)).toMatchObject({
          identity: address.identity,
          mailbox: address.mailbox,
        });
      }),
      { numRuns: 10_000 },
    );
  });
});
