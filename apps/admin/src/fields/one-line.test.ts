import { describe, expect, it } from '@jest/globals';
import { foldToOneLine, inOneLine } from './one-line.ts';

describe('words that become a subject', () => {
  it.each(['Two\nlines', 'A\ttab', 'A\u0000zero', 'A\u0085next line'])(
    'refuses %j, and folds it',
    (words) => {
      expect(inOneLine(words)).toBe('No line breaks or control characters');
      expect(inOneLine(foldToOneLine(words))).toBe(true);
    },
  );

  it('leaves what is one line as it is', () => {
    for (const words of ['Small models learn to say no', 'Zwei  Leerzeichen', 'نماذج صغيرة', '']) {
      expect(inOneLine(words)).toBe(true);
      expect(foldToOneLine(words)).toBe(words);
    }
    expect(inOneLine(null)).toBe(true);
  });
});
