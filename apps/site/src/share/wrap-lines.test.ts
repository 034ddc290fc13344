import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fitText, roughWidth, wrapLines } from './wrap-lines.ts';

const sizes = [
  { px: 90, lines: 3 },
  { px: 48, lines: 6 },
];
const bare = (text: string) => text.replace(/\s/g, '');

describe('a tagline on a share image', () => {
  test('keeps every letter, in order, when it fits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 }), { maxLength: 14 }),
        (words) => {
          const text = words.join(' ');
          const { lines } = fitText(text, 1024, sizes, 'en');
          if (lines.at(-1)?.endsWith('…') && !text.endsWith('…')) return;
          expect(bare(lines.join(''))).toBe(bare(text));
        },
      ),
    );
  });

  test('never takes more lines, or more room, than there is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const { lines, px } = fitText(text, 1024, sizes, 'en');
        expect(lines.length).toBeLessThanOrEqual(6);
        for (const line of lines) expect(roughWidth(line) * px).toBeLessThanOrEqual(1024 + px);
      }),
    );
  });

  test('breaks Japanese between words, and no line begins with a mark', () => {
    const lines = wrapLines('推論のコストが新しい、フロンティアになった。', 9, 'ja');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every((line) => !/^[、。]/.test(line))).toBe(true);
  });

  test('leaves no word alone on its last line', () => {
    const { lines } = fitText('Serving is the new frontier', 1024, sizes, 'en');
    expect(lines).toEqual(['Serving is the', 'new frontier']);
  });
});
