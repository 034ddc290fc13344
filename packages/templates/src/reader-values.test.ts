import { describe, expect, test } from '@jest/globals';
import { fillPieces, greetingValues, type PlaceholderKey, placeholder, splitAtSlots } from '@masthead/domain';
import { isTag, isText } from 'domhandler';
import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';

/** Everything a name can be: any Unicode at all, and what breaks out of markup, mixed. */
const hostile = fc.constantFrom(
  '<',
  '>',
  '"',
  "'",
  '&',
  '&lt;',
  '&#60;',
  '{{{',
  '}}}',
  '{{{UNSUB_TOKEN}}}',
  '{{{GREETING_HTML}}}',
  '</p>',
  '-->',
  '<!--',
  ']]>',
  '<script>',
  'javascript:',
  '\r\n',
  '\u2028',
  '\u202e',
  '\u0000',
  ' ',
  '$&',
  "$'",
  '\\',
  '%',
  '=',
  '`',
);
const name = fc
  .array(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 8 })
  .map((parts) => parts.join(''));

const part = `<p title="${placeholder('GREETING_HTML')}">${placeholder('GREETING_HTML')}</p><a href="https://x.example/u/${placeholder('UNSUB_TOKEN')}">out</a>`;
const pieces = splitAtSlots(part, slotsOf(part));
const tokens = { UNSUB_TOKEN: 'v1.a.u', PREFS_TOKEN: 'v1.a.p' };

describe('100,000 names', () => {
  test('none breaks out of its text node or its attribute, and none is altered on the way', () => {
    fc.assert(
      fc.property(name, (typed) => {
        const values = greetingValues(typed);
        const [paragraph, link, ...more] = parseDocument(
          fillPieces(pieces, { ...values, ...tokens }),
        ).children;
        if (paragraph === undefined || link === undefined || !isTag(paragraph) || !isTag(link)) return false;
        const [text, ...others] = paragraph.children;
        return (
          more.length === 0 &&
          others.length === 0 &&
          text !== undefined &&
          isText(text) &&
          text.data === values.GREETING_TEXT &&
          Object.keys(paragraph.attribs).join() === 'title' &&
          paragraph.attribs.title === values.GREETING_TEXT &&
          link.attribs.href === 'https://x.example/u/v1.a.u'
        );
      }),
      { numRuns: 100_000 },
    );
  });

  test('a greeting is what was typed, on one line, without what turns the line around', () => {
    expect(greetingValues('Zoë  O’Neill\u202e <zoe>').GREETING_TEXT).toBe('Hello Zoë O’Neill <zoe>,');
    expect(greetingValues('{{{UNSUB_TOKEN}}}').GREETING_TEXT).toBe('Hello {{{UNSUB_TOKEN}}},');
  });
});

function slotsOf(text: string): { key: PlaceholderKey; at: number }[] {
  return [...text.matchAll(/\{\{\{(\w+)\}\}\}/g)].map((match) => ({
    key: match[1] as PlaceholderKey,
    at: match.index,
  }));
}
