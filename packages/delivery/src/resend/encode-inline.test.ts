import { placeholder } from '@masthead/domain';
import fc from 'fast-check';
import type { CampaignMail, CampaignMessage, PlaceholderName } from '../ports/transport.ts';
import { makeInlineEncoder } from './encode-inline.ts';
import { cutMail, inlineWire } from './wire.ts';

const text = fc.string({ unit: 'binary', maxLength: 40 });
const message: fc.Arbitrary<CampaignMessage> = fc.record({
  to: text,
  headers: fc.dictionary(fc.stringMatching(/^[A-Za-z-]{1,12}$/), text),
  tags: fc.array(fc.record({ name: text, value: text }), { maxLength: 3 }),
  values: fc.record({ GREETING_HTML: text, GREETING_TEXT: text, UNSUB_TOKEN: text, PREFS_TOKEN: text }),
});

const mail: fc.Arbitrary<CampaignMail> = fc
  .record({
    from: text,
    replyTo: fc.option(text),
    subject: text,
    html: fc.array(fc.oneof(text, fc.constantFrom<PlaceholderName>('UNSUB_TOKEN', 'GREETING_HTML')), {
      maxLength: 6,
    }),
    text: fc.array(fc.oneof(text, fc.constantFrom<PlaceholderName>('PREFS_TOKEN', 'GREETING_TEXT')), {
      maxLength: 6,
    }),
  })
  .map(({ html, text: plain, ...rest }) => ({
    ...rest,
    ...(() => {
      const a = laid(html);
      const b = laid(plain);
      return { html: a.part, text: b.part, slots: { html: a.slots, text: b.slots } };
    })(),
    handOver: { mode: 'inline' as const },
  }));

const keys: readonly string[] = ['UNSUB_TOKEN', 'GREETING_HTML', 'PREFS_TOKEN', 'GREETING_TEXT'];

function laid(parts: readonly string[]) {
  let part = '';
  const slots: { key: PlaceholderName; at: number }[] = [];
  for (const piece of parts) {
    if (keys.includes(piece)) {
      slots.push({ key: piece as PlaceholderName, at: part.length });
      part += placeholder(piece as PlaceholderName);
    } else part += piece;
  }
  return { part, slots };
}

describe('inline bodies as bytes', () => {
  it('are what JSON.stringify makes of the same messages, whatever characters they hold', () => {
    fc.assert(
      fc.property(mail, fc.array(message, { maxLength: 4 }), (given, messages) => {
        const cut = cutMail(given);
        const bytes = makeInlineEncoder(given, cut)(messages);
        const wanted = JSON.stringify(messages.map((one) => inlineWire(given, cut, one)));
        expect(bytes.equals(Buffer.from(wanted, 'utf8'))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
