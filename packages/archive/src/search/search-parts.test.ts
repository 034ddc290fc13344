import { describe, expect, test } from '@jest/globals';
import { foldedWords, markEnd, markStart, plainLine } from './fold.ts';
import { markedOf } from './marked.ts';
import { matchExpression, phrasesOf, tagOf, wantedOf } from './match-expression.ts';
import { slipsBetween, WordCounts } from './word-counts.ts';

const expression = (text: string, tags: readonly string[] = []) =>
  matchExpression(phrasesOf(wantedOf(text, foldedWords)), tags);

describe('what is typed', () => {
  test.each([
    ['Mamba', '"mamba"*'],
    ['mamba ', '"mamba"'],
    ['Ünïcode Straße', '"unicode" AND "straße"*'],
    ['arXiv 2605.13784', '"arxiv" AND "2605 13784"*'],
    ['"short states" kernel', '"short states" AND "kernel"*'],
    ['„kurze Zustände', '"kurze zustande"*'],
    ['a', '"a"'],
  ])('%s', (typed, asked) => expect(expression(typed)).toBe(asked));

  test('cannot mean anything to the index but words', () => {
    for (const hostile of [
      '" OR title:*',
      "x' ) --",
      'NEAR(a b)',
      'a AND NOT b',
      '^a',
      '{title}: a',
      '\u0000"',
    ])
      expect(expression(hostile) ?? '').toMatch(/^("[\p{L}\p{N} ]+"\*?( AND "[\p{L}\p{N} ]+"\*?)*)?$/u);
    expect(expression('"" — …')).toBeNull();
  });

  test('filters stand beside it, or alone', () => {
    expect(expression('mamba ', ['kpaper'])).toBe('"mamba" AND "kpaper"');
    expect(expression('', ['kpaper', 'y2026'])).toBe('"kpaper" AND "y2026"');
  });

  test('no words of anybody mean a filter', () => {
    for (const tag of [tagOf.kind('paper'), tagOf.year(2026), tagOf.newsletter('65a0')])
      for (const typed of [tag, `"${tag}"`, tag.slice(1), `${tag} ${tag}`])
        expect(expression(typed) ?? '').not.toContain(tag);
    expect(plainLine(`a ${tagOf.year(2026)} b`)).toBe('a y2026 b');
  });

  test('a page of words costs no more than twelve', () => {
    expect(expression('word '.repeat(500))?.match(/"word"/g)).toHaveLength(12);
  });
});

describe('typos', () => {
  const words = new WordCounts();
  words.add('Attention attention kernel kernels model models');

  test.each([
    ['atention', 'attention'],
    ['attnetion', 'attention'],
    ['kernle', 'kernel'],
    ['modle', 'model'],
    ['xyzzy', null],
    ['2605', null],
    ['gpu', null],
  ])('%s → %s', (typed, meant) => expect(words.nearest(typed, false)).toBe(meant));

  test('a word that is still being typed may be mistyped as well', () => {
    expect(words.nearest('attne', true)).toBe('attention');
    expect(words.nearest('attne', false)).toBeNull();
  });

  test('a word that was taken back is no hint any more', () => {
    words.add('zebrafish');
    expect(words.nearest('zebrafihs', false)).toBe('zebrafish');
    words.remove('zebrafish');
    expect(words.nearest('zebrafihs', false)).toBeNull();
  });

  test('the shortcut by letters finds what counting every word finds', () => {
    const known = [
      ...new Set(
        'kernel kernels kernal colonel vernal journal attention attentive intention retention detention'.split(
          ' ',
        ),
      ),
    ];
    const many = new WordCounts();
    for (const word of known) many.add(word);
    for (const word of known)
      for (let at = 0; at < word.length; at += 1)
        for (const typed of [
          word.slice(0, at) + word.slice(at + 1),
          `${word.slice(0, at)}z${word.slice(at)}`,
          `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at]}${word.slice(at + 2)}`,
        ]) {
          if (known.includes(typed)) continue;
          const least = Math.min(...known.map((one) => slipsBetween(typed, one, 2)));
          const found = many.nearest(typed, false);
          expect([typed, found === null ? null : slipsBetween(typed, found, 2)]).toEqual([
            typed,
            least <= (typed.length < 8 ? 1 : 2) ? least : null,
          ]);
        }
  });

  test('slips are counted as people make them', () => {
    expect(slipsBetween('model', 'modle', 2)).toBe(1);
    expect(slipsBetween('kernel', 'kernels', 2)).toBe(1);
    expect(slipsBetween('same', 'same', 2)).toBe(0);
    expect(slipsBetween('abc', 'xyz', 2)).toBe(3);
  });
});

test('marks become pieces, whatever surrounds them', () => {
  expect(markedOf(`a ${markStart}b${markEnd} c ${markStart}d${markEnd}`)).toEqual([
    { text: 'a ', marked: false },
    { text: 'b', marked: true },
    { text: ' c ', marked: false },
    { text: 'd', marked: true },
  ]);
  expect(markedOf('plain')).toEqual([{ text: 'plain', marked: false }]);
});
