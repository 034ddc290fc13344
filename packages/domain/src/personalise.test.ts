import fc from 'fast-check';
import { escapeHtml, fillPieces, greetingValues, hasStrayBraces, splitAtSlots } from './personalise.ts';
import { type PlaceholderKey, placeholder } from './rendition.ts';

const given = {
  GREETING_HTML: 'Hello Ada,',
  GREETING_TEXT: 'Hello Ada,',
  UNSUB_TOKEN: 'v1.u',
  PREFS_TOKEN: 'v1.p',
};

describe('personalising', () => {
  it('fills the slots and nothing else', () => {
    const part = `{{{GREETING_HTML}}} the letters {{{UNSUB_TOKEN}}} stand here as content; leave: /u/{{{UNSUB_TOKEN}}}`;
    const pieces = splitAtSlots(part, [
      { key: 'UNSUB_TOKEN', at: part.lastIndexOf('{{{') },
      { key: 'GREETING_HTML', at: 0 },
    ]);
    expect(fillPieces(pieces, given)).toBe(
      'Hello Ada, the letters {{{UNSUB_TOKEN}}} stand here as content; leave: /u/v1.u',
    );
  });

  it('refuses a slot that is not where it says, and overlapping ones', () => {
    expect(() => splitAtSlots('x{{{UNSUB_TOKEN}}}', [{ key: 'UNSUB_TOKEN', at: 0 }])).toThrow(RangeError);
    expect(() =>
      splitAtSlots('{{{UNSUB_TOKEN}}}', [
        { key: 'UNSUB_TOKEN', at: 0 },
        { key: 'UNSUB_TOKEN', at: 0 },
      ]),
    ).toThrow(RangeError);
  });

  it('never looks at a value again, whatever it holds', () => {
    const marks = fc
      .constantFrom<PlaceholderKey>('UNSUB_TOKEN', 'PREFS_TOKEN', 'GREETING_HTML')
      .map(placeholder);
    const values = fc.array(fc.oneof(marks, fc.string())).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(fc.string()), values, (literals, value) => {
        const key = 'UNSUB_TOKEN' as const;
        let part = '';
        const slots = literals.map((literal) => {
          part += literal;
          const at = part.length;
          part += placeholder(key);
          return { key, at };
        });
        const filled = fillPieces(splitAtSlots(part, slots), { ...given, UNSUB_TOKEN: value });
        expect(filled).toBe(literals.map((literal) => literal + value).join(''));
      }),
    );
  });

  it('sees braces that only look like a slot', () => {
    const part = '{{{UNSUB_TOKEN}}} and {{{x}}}';
    expect(hasStrayBraces(part, [{ key: 'UNSUB_TOKEN', at: 0 }])).toBe(true);
    expect(hasStrayBraces('{{{UNSUB_TOKEN}}} and {{x}}', [{ key: 'UNSUB_TOKEN', at: 0 }])).toBe(false);
  });
});

describe('the greeting', () => {
  it.each([
    [null, 'Hello,', 'Hello,'],
    ['', 'Hello,', 'Hello,'],
    ['  \n ', 'Hello,', 'Hello,'],
    ['Ada', 'Hello Ada,', 'Hello Ada,'],
    ['<b>Ada</b> & "Co"', 'Hello <b>Ada</b> & "Co",', 'Hello &lt;b&gt;Ada&lt;/b&gt; &amp; &quot;Co&quot;,'],
    ['Ada\r\nBcc: x', 'Hello Ada Bcc: x,', 'Hello Ada Bcc: x,'],
  ])('of %j', (name, text, html) => {
    expect(greetingValues(name)).toEqual({ GREETING_TEXT: text, GREETING_HTML: html });
  });

  it('is never empty, one line, within the provider’s 2,000 characters, and cannot open a tag', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (name) => {
        const { GREETING_HTML, GREETING_TEXT } = greetingValues(name);
        expect(GREETING_TEXT).toMatch(/^Hello.*,$/u);
        expect(GREETING_HTML.length).toBeLessThan(2000);
        expect(GREETING_HTML).not.toMatch(/[<>"]/);
      }),
    );
  });

  it('cuts a long name between its letters', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(greetingValues('x'.repeat(100)).GREETING_TEXT).toBe(`Hello ${'x'.repeat(80)},`);
    expect(greetingValues(`${'x'.repeat(78)}${family}${family}`).GREETING_TEXT).toBe(
      `Hello ${'x'.repeat(78)}${family}${family},`,
    );
    expect(greetingValues(`${'x'.repeat(79)}${family}${family}`).GREETING_TEXT).toBe(
      `Hello ${'x'.repeat(79)}${family},`,
    );
    // A letter under a thousand accents is one letter to the eye, and too long for the provider.
    expect(greetingValues(`Ada ${'e'}${'\u0301'.repeat(1000)}`).GREETING_TEXT).toBe('Hello Ada,');
  });

  it('escapes what means something in HTML', () => {
    expect(escapeHtml(`<a href='x'>"&"</a>`)).toBe('&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/a&gt;');
  });
});

test.each([
  ['de-AT', 'Ada', 'Guten Tag Ada,'],
  ['ar', 'سلمى', 'مرحبًا سلمى،'],
  ['ar', null, 'مرحبًا،'],
  ['tlh', null, 'Hello,'],
])('a greeting in %s for %s is “%s”', (language, name, greeting) => {
  expect(greetingValues(name, language).GREETING_TEXT).toBe(greeting);
});
