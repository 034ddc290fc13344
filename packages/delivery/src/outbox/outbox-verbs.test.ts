import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { OutboxMail } from '../ports/outbox.ts';
import { silentWaker } from '../ports/waker.ts';
import { formatMailbox, InvalidMail } from './mailbox.ts';
import { makeOutboxVerbs } from './outbox-verbs.ts';

// Ten thousand cases on a machine that does other things too.
jest.setTimeout(60_000);

describe('a single mail', () => {
  it('is refused, or no part of it can start another header, whatever is asked for', async () => {
    const kept: OutboxMail[] = [];
    const outbox = makeOutboxVerbs({
      store: { put: async (mail: OutboxMail) => kept.push(mail) > 0, state: async () => null } as never,
      waker: silentWaker,
      environmentId: 'test',
    });
    // Mostly what could do harm: plain words, with a piece that ends a line somewhere.
    const part = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc
        .tuple(
          fc.constantFrom('a', 'Ann ', 'a@b.example'),
          fc.constantFrom('', '', '\r\n', '\n', '\r', '\0', '\u2028', '\u0085', '\t', ',', '>'),
          fc.constantFrom('', 'Bcc: x@y.example', '\r\n\r\n<b>'),
        )
        .map((pieces) => pieces.join('')),
    );
    const headers = fc.dictionary(fc.oneof(fc.constantFrom('List-Unsubscribe', 'X-A'), part), part, {
      maxKeys: 2,
      noNullPrototype: true,
    });
    await fc.assert(
      fc.asyncProperty(part, part, part, part, headers, async (name, to, replyTo, subject, more) => {
        kept.length = 0;
        const from = { name, address: 'letters@press.example' };
        const mail = { purposeKey: 'test/1', kind: 'test' as const, from, to, replyTo, subject };
        try {
          await outbox.enqueue({ ...mail, html: '<p>a</p>', text: 'a', headers: more });
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidMail);
          expect(kept).toEqual([]);
          return;
        }
        const lines = [formatMailbox(from), to, replyTo, subject, ...Object.entries(more).flat()];
        for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(to).not.toMatch(/[,;<>\s]/);
        for (const header of Object.keys(more)) expect(header).toMatch(/^[A-Za-z0-9-]+$/);
      }),
      { numRuns: 10_000 },
    );
  });
});
