import { quotedPrintable } from '../test/as-mail-html.ts';
import { weeklyText } from '../test/sample-texts.ts';
import { importKeyOf, importPaste, importText } from './index.ts';

describe('a paste', () => {
  it('of plain text or Markdown is read as that, also with tags in it', () => {
    for (const text of [weeklyText, 'a < b and c > d', '# Title\n\nSome <b>bold</b> words, 1<2.'])
      expect(importPaste(text)).toMatchObject({ format: 'text', issue: importText(text).issue });
  });

  it('with a mail’s transfer encoding left in it is the text that was sent', () => {
    const encoded = quotedPrintable(weeklyText);
    expect(encoded).not.toBe(weeklyText);
    expect(importPaste(encoded).issue).toEqual(importText(weeklyText).issue);
  });

  it.each(['f(x)=20 and y=3D', 'a=b\nc=d', '=C3 alone', 'key=E2 value'])('%s is left alone', (text) => {
    expect(importPaste(text).text).toBe(text);
  });

  it('has one key, whether it comes as text or as the HTML of that text', () => {
    const html = importPaste('<p>Tagline here</p><p>Lede.</p>');
    expect(importKeyOf(html.text)).toBe(importKeyOf('Tagline here\nLede.'));
  });

  it('of far more lines than an issue has is kept line for line, in order', () => {
    const text = Array.from({ length: 50_000 }, (_, i) => `line ${i}`).join('\n');
    const { issue, report, places } = importPaste(text);
    expect(report).toEqual({ lines: 50_000, placed: 0, asFreeText: 50_000 });
    expect(places.map(({ line }) => line)).toEqual(Array.from({ length: 50_000 }, (_, i) => i + 1));
    expect(issue.sections.flatMap(({ items }) => items.map(({ commentary }) => commentary)).join('\n')).toBe(
      text,
    );
  });
});
