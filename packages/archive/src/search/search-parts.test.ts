import { describe, expect, test } from '@jest/globals';
import { foldedWords, markEnd, markStart } from './fold.ts';
import { markedOf } from './marked.ts';
import { matchExpression, wantedOf } from './match-expression.ts';
import { slipsBetween, WordCounts } from './word-counts.ts';

const expression = (text: string, tags: readonly string[] = []) =>
  matchExpression(wantedOf(text, foldedWords), tags);

describe('what is typed', () => {
  test.each([
    ['Mamba', '{title byline body} : ("mamba"*)'],
    ['mamba ', '{title byline body} : ("mamba")'],
    ['Ünïcode Straße', '{title byline body} : ("unicode" AND "straße"*)'],
    ['arXiv 2605.13784', '{title byline body} : ("arxiv" AND "2605 13784"*)'],
    ['"short states" kernel', '{title byline body} : ("short states" AND "kernel"*)'],
    ['„kurze Zustände', '{title byline body} : ("kurze zustande"*)'],
    ['a', '{title byline body} : ("a")'],
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
      expect(expression(hostile) ?? '').toMatch(
        /^(\{title byline body\} : \("[\p{L}\p{N} ]+"\*?( AND "[\p{L}\p{N} ]+"\*?)*\))?$/u,
      );
    expect(expression('"" — …')).toBeNull();
  });

  test('filters stand beside it, or alone', () => {
    expect(expression('mamba ', ['kpaper'])).toBe('{title byline body} : ("mamba") AND tags : "kpaper"');
    expect(expression('', ['kpaper', 'y2026'])).toBe('tags : "kpaper" AND tags : "y2026"');
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
