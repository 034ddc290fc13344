import { findArxivId } from './arxiv-id.ts';
import { findDoi } from './doi.ts';
import { findOpenReviewId } from './openreview-id.ts';

describe('arXiv ids', () => {
  it.each([
    ['arXiv:2604.00064', '2604.00064', null],
    ['arXiv 2605.13784', '2605.13784', null],
    ['arxiv:2604.00064v3', '2604.00064', 3],
    ['https://arxiv.org/abs/2604.00064v2', '2604.00064', 2],
    ['see http://arxiv.org/pdf/2604.00064.pdf for more', '2604.00064', null],
    ['https://arxiv.org/pdf/2604.00064v1', '2604.00064', 1],
    ['https://www.alphaxiv.org/abs/2604.00064', '2604.00064', null],
    ['https://doi.org/10.48550/arXiv.2604.00064', '2604.00064', null],
    ['arXiv:0704.0001', '0704.0001', null],
    ['arXiv:hep-th/9901001', 'hep-th/9901001', null],
    ['https://arxiv.org/abs/math.GT/0309136v1', 'math.GT/0309136', 1],
    ['arXiv:math.gt/0309136', 'math.GT/0309136', null],
  ])('%s is %s, version %s', (text, id, version) => {
    expect(findArxivId(text)).toEqual({ id, version });
  });

  it.each(['2604.00064', 'version 2604.0006', 'arXiv cs.LG', 'arXiv:2613.00064', 'arXiv', ''])(
    '%s is none',
    (text) => {
      expect(findArxivId(text)).toBeNull();
    },
  );

  it('may stand alone where one is asked for', () => {
    expect(findArxivId('2604.00064v2', { bare: true })).toEqual({ id: '2604.00064', version: 2 });
  });
});

describe('DOIs', () => {
  it.each([
    ['doi:10.5555/tide.2026.7', '10.5555/tide.2026.7'],
    ['https://doi.org/10.1000/ABC(12)34-5.', '10.1000/abc(12)34-5'],
    ['(10.1000/xyz)', '10.1000/xyz'],
    ['10.1000/182, and so on', '10.1000/182'],
  ])('%s is %s', (text, doi) => {
    expect(findDoi(text)).toBe(doi);
  });

  it('a version number is none', () => {
    expect(findDoi('10.5 beats 10.4/10.3')).toBeNull();
  });
});

describe('OpenReview ids', () => {
  it.each([
    ['https://openreview.net/forum?id=aBc_12-XyZ', 'aBc_12-XyZ'],
    ['https://openreview.net/pdf?id=aBc_12-XyZ', 'aBc_12-XyZ'],
    ['https://openreview.net/forum?noteId=q&id=aBc_12-XyZ#x', 'aBc_12-XyZ'],
  ])('%s is %s', (text, id) => {
    expect(findOpenReviewId(text)).toBe(id);
  });

  it('the name alone is none', () => {
    expect(findOpenReviewId('OpenReview')).toBeNull();
  });
});
