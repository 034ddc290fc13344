import { describe, expect, it, jest } from '@jest/globals';
import emailAddresses from 'email-addresses';
import fc from 'fast-check';
import { formatMailbox, InvalidMail } from './mailbox.ts';

/** Any text, and texts of the signs that mean something in a header, which chance alone hardly ever puts together. */
const names = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'"\\<>@,;:() a\r\n') }),
  fc.constantFrom('" <mallory@evil.example>, "', '\\', '\\"', 'Ada\r\nBcc: mallory@evil.example'),
);

// Ten thousand cases, or a database, on a machine that does other things too.
jest.setTimeout(60_000);

describe('a mailbox in a header', () => {
  it('quotes the name', () => {
    expect(formatMailbox({ name: 'A "B" \\ C, D', address: 'a@example.org' })).toBe(
      '"A \\"B\\" \\\\ C, D" <a@example.org>',
    );
  });

  it('is one mailbox with that address and no second header, or refused, whatever the name', () => {
    fc.assert(
      fc.property(names, (name) => {
        let header: string;
        try {
          header = formatMailbox({ name, address: 'letters@example.org' });
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidMail);
          return;
        }
        expect(header).not.toMatch(/[\r\n\0]/);
        const parsed = emailAddresses.parseOneAddress({ input: header, rfc6532: true });
        expect(parsed?.type).toBe('mailbox');
        expect(parsed?.type === 'mailbox' && parsed.address).toBe('letters@example.org');
      }),
      { numRuns: 10_000 },
    );
  });

  it.each(['a@example.org> <b@example.org', 'a b@example.org', 'a@example.org\r\nBcc: c@example.org'])(
    'refuses the address %j',
    (address) => {
      expect(() => formatMailbox({ name: 'A', address })).toThrow(InvalidMail);
    },
  );
});
