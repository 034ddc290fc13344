import { parseArxivAtom } from './parse-arxiv-atom.ts';
import { parseCrossref } from './parse-crossref.ts';

const atom = (entry: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title type="html">ArXiv Query: id_list=2606.01234</title><id>http://arxiv.org/api/x</id>${entry}</feed>`;
const entry = `<entry><id>http://arxiv.org/abs/2606.01234v2</id><updated>2026-06-09T00:00:00Z</updated><published>2026-06-02T17:59:59Z</published><title>Refusal as a Direction:
  What Forty Examples &amp; More Change</title><summary>Long.</summary><author><name>Ines Okoro</name><arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">Harbor</arxiv:affiliation></author><author><name>Pavel Lindqvist</name></author><arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.5555/Tide.2026.7</arxiv:doi><link title="pdf" href="http://arxiv.org/pdf/2606.01234v2"/></entry>`;

describe('what arXiv says of a paper', () => {
  it('is its title on one line, its authors in order, its year, its ids without a version', () => {
    expect(parseArxivAtom(atom(entry))).toEqual({
      title: 'Refusal as a Direction: What Forty Examples & More Change',
      authors: ['Ines Okoro', 'Pavel Lindqvist'],
      venue: null,
      year: 2026,
      arxivId: '2606.01234',
      doi: '10.5555/tide.2026.7',
      url: 'https://arxiv.org/abs/2606.01234',
    });
  });

  it.each([
    ['no entry', atom('')],
    [
      'an error in disguise',
      atom('<entry><id>http://arxiv.org/api/errors#bad</id><title>Error</title></entry>'),
    ],
    ['a page of HTML', '<html><body>Rate exceeded.</body></html>'],
    ['nothing', ''],
  ])('is nothing when the answer holds %s', (_what, xml) => {
    expect(parseArxivAtom(xml)).toBeNull();
  });
});

describe('what Crossref says of a work', () => {
  const work = {
    DOI: '10.5555/TIDE.2026.7',
    title: ['Sparse <i>Tides</i>:\n Sampling'],
    author: [{ given: 'Nia', family: 'Mbeki', sequence: 'first' }, { name: 'Tide Foundation' }],
    'container-title': ['Transactions on Tides'],
    issued: { 'date-parts': [[2026, 4]] },
  };

  it('is its title without markup, its authors, where and when it came out', () => {
    expect(parseCrossref(JSON.stringify({ status: 'ok', message: work }))).toEqual({
      title: 'Sparse Tides: Sampling',
      authors: ['Nia Mbeki', 'Tide Foundation'],
      venue: 'Transactions on Tides',
      year: 2026,
      arxivId: null,
      doi: '10.5555/tide.2026.7',
      url: 'https://doi.org/10.5555/tide.2026.7',
    });
  });

  it.each(['Resource not found.', '{}', '[]', 'null', JSON.stringify({ message: { ...work, title: [] } })])(
    'is nothing when the answer is %s',
    (json) => {
      expect(parseCrossref(json)).toBeNull();
    },
  );
});
