import { findLostLines } from './find-lost-words.ts';

const text = 'One two.\n- Three four\nFive six';

describe('the check for lost words', () => {
  it('is content when all lines stand in order, whatever stands between', () => {
    expect(findLostLines(text, 'Title one, two\n\nthree: FOUR\nmore words\nfive\nsix')).toEqual([]);
  });

  it.each([
    ['a word is missing', 'one two three five six', 2],
    ['two words changed places', 'one two four three five six', 2],
    ['a line came before the one above it', 'one two five six three four', 3],
    ['nothing was printed', '', 1],
  ])('speaks up when %s', (_what, printed, line) => {
    expect(findLostLines(text, printed)[0]?.line).toBe(line);
  });

  it('leaves out the lines it is told to', () => {
    expect(findLostLines(text, 'one two five six', new Set([2]))).toEqual([]);
  });
});
