import { describe, expect, test } from '@jest/globals';
import { wordDiff } from './word-diff.ts';

describe('what changed since approval', () => {
  test('is told by words, not by how lines are broken', () => {
    const parts = wordDiff('one two\nthree', 'one 2 three');
    expect(parts.map(({ kind, text }) => [kind, text.trim()])).toEqual([
      ['same', 'one'],
      ['removed', 'two'],
      ['added', '2'],
      ['same', 'three'],
    ]);
    expect(wordDiff('one\ntwo', 'one two').every(({ kind }) => kind === 'same')).toBe(true);
  });

  test('keeps a change’s neighbourhood and leaves out the rest', () => {
    const long = 'word '.repeat(400);
    const parts = wordDiff(`${long}old ${long}`, `${long}new ${long}`);
    expect(parts.map(({ kind }) => kind)).toEqual(['skipped', 'same', 'removed', 'added', 'same', 'skipped']);
    expect(parts.map(({ text }) => text).join('').length).toBeLessThan(400);
  });
});
