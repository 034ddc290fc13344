import { describe, expect, it } from '@jest/globals';
import { readTyped } from './read-typed.ts';

describe('what somebody types to name a paper', () => {
  it.each([
    ['2605.13784', 'arXiv id', '2605.13784'],
    ['arXiv:2605.13784v3', 'arXiv id', '2605.13784'],
    ['arXiv 2605.13784', 'arXiv id', '2605.13784'],
    ['hep-th/9901001v2', 'arXiv id', 'hep-th/9901001'],
    ['math.gt/0309136', 'arXiv id', 'math.GT/0309136'],
    ['https://arxiv.org/abs/2605.13784v1', 'arXiv id', '2605.13784'],
    ['https://arxiv.org/pdf/2605.13784.pdf', 'arXiv id', '2605.13784'],
    ['http://www.arxiv.org/pdf/hep-th/9901001', 'arXiv id', 'hep-th/9901001'],
    ['https://www.google.com/url?q=https%3A%2F%2Farxiv.org%2Fabs%2F2605.13784', 'arXiv id', '2605.13784'],
    ['10.5555/Tide.2026.7', 'DOI', '10.5555/tide.2026.7'],
    ['doi: 10.5555/tide.2026.7', 'DOI', '10.5555/tide.2026.7'],
    ['https://doi.org/10.5555/tide.2026.7', 'DOI', '10.5555/tide.2026.7'],
    ['https://openreview.net/forum?id=aBc123_Xy', 'OpenReview id', 'aBc123_Xy'],
    ['https://openreview.net/pdf?id=aBc123_Xy', 'OpenReview id', 'aBc123_Xy'],
  ])('%s is an id: %s', (text, by, id) => {
    const typed = readTyped('papers', text);
    expect([typed.by, typed.ids.arxiv ?? typed.ids.doi ?? typed.ids.openReview]).toEqual([by, id]);
  });

  it('is a title when there are more words around an id', () => {
    expect(readTyped('papers', 'A reply to arXiv:2605.13784 and others')).toMatchObject({
      by: 'title',
      title: 'A reply to arXiv:2605.13784 and others',
    });
  });

  it('is an address, and for a story never an id', () => {
    expect(readTyped('stories', ' https://harbor.example/a?utm_source=x ')).toMatchObject({
      by: 'address',
      title: '',
    });
    expect(readTyped('stories', 'https://arxiv.org/abs/2605.13784')).toMatchObject({ by: 'address' });
  });
});
