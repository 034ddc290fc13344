import { jest } from '@jest/globals';
import { fillPieces, placeholder } from '@masthead/domain';
import fc from 'fast-check';
import { Resend } from 'resend';
import type { CampaignMail, CampaignMessage, PlaceholderName } from '../ports/transport.ts';
import { makeInlineEncoder } from './encode-inline.ts';
import { makeTemplateEncoder } from './encode-template.ts';
import { cutMail, usedKeys } from './wire.ts';

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

/** The body that the SDK itself would have sent. */
async function sentBySdk(payload: Parameters<Resend['batch']['send']>[0]): Promise<Buffer> {
  const calls = jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{"data":[]}'));
  await new Resend('re_test').batch.send(payload);
  const [, init] = calls.mock.lastCall ?? [];
  calls.mockRestore();
  return Buffer.from(String(init?.body), 'utf8');
}

const common = (given: CampaignMail, { headers, tags, to }: CampaignMessage) => ({
  from: given.from,
  headers: { ...headers },
  tags: [...tags],
  to,
  ...(given.replyTo === null ? {} : { replyTo: given.replyTo }),
});

describe('bodies that we write ourselves are what the SDK would send, byte for byte, whatever characters they hold', () => {
  it('inline', async () => {
    await fc.assert(
      fc.asyncProperty(mail, fc.array(message, { maxLength: 4 }), async (given, messages) => {
        const cut = cutMail(given);
        const wanted = await sentBySdk(
          messages.map((one) => ({
            ...common(given, one),
            subject: given.subject,
            html: fillPieces(cut.html, one.values),
            text: fillPieces(cut.text, one.values),
          })),
        );
        expect(makeInlineEncoder(given, cut)(messages).equals(wanted)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('by template', async () => {
    await fc.assert(
      fc.asyncProperty(mail, fc.array(message, { maxLength: 4 }), text, async (given, messages, id) => {
        const wanted = await sentBySdk(
          messages.map((one) => ({
            ...common(given, one),
            template: {
              id,
              variables: Object.fromEntries(usedKeys(given).map((key) => [key, one.values[key]])),
            },
          })),
        );
        expect(makeTemplateEncoder(given, id)(messages).equals(wanted)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
