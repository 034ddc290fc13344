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
const textPart = `${placeholder('GREETING_TEXT')}\n\nOut: https://x.example/u/${placeholder('UNSUB_TOKEN')}\nhttps://x.example/p/${placeholder('PREFS_TOKEN')}`;
const textPieces = splitAtSlots(textPart, slotsOf(textPart));
/** Of the letters that tokens are made of (base64url, parted by dots). */
const token = fc.stringMatching(/^v1\.[a-z]\.[\w-]{1,24}$/);

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How the greeting of this name should read, found letter by letter and not as the code under test finds it. */
function greetingOf(typed: string): string {
  const words: string[] = [''];
  for (const letter of typed) {
    const code = letter.codePointAt(0) ?? 0;
    const isControl = code < 0x20 || (code >= 0x7f && code <= 0x9f);
    const turnsTheLine = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    if (letter.trim() === '' || isControl || turnsTheLine) words.push('');
    else words.push((words.pop() ?? '') + letter);
  }
  const name = words.filter((word) => word !== '').join(' ');
  let kept = Array.from(letters.segment(name), ({ segment }) => segment).slice(0, 80);
  while (kept.join('').length > 300) kept = kept.slice(0, -1);
  const short = kept.join('').trim();
  return short === '' ? 'Hello,' : `Hello ${short},`;
}

describe('100,000 names', () => {
  test('none breaks out of its text node or its attribute, and none is altered on the way', () => {
    fc.assert(
      fc.property(name, token, token, (typed, unsubscribe, preferences) => {
        const greeting = greetingOf(typed);
        const values = { ...greetingValues(typed), UNSUB_TOKEN: unsubscribe, PREFS_TOKEN: preferences };
        const [paragraph, link, ...more] = parseDocument(fillPieces(pieces, values)).children;
        if (paragraph === undefined || link === undefined || !isTag(paragraph) || !isTag(link)) return false;
        const [text, ...others] = paragraph.children;
        return (
          more.length === 0 &&
          others.length === 0 &&
          text !== undefined &&
          isText(text) &&
          text.data === greeting &&
          Object.keys(paragraph.attribs).join() === 'title' &&
          paragraph.attribs.title === greeting &&
          link.attribs.href === `https://x.example/u/${unsubscribe}` &&
          fillPieces(textPieces, values) ===
            `${greeting}\n\nOut: https://x.example/u/${unsubscribe}\nhttps://x.example/p/${preferences}`
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
