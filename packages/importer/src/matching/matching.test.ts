import fc from 'fast-check';
import { findContradiction } from './contradictions.ts';
import type { EntryFacts } from './entry-facts.ts';
import { entryKey, entryKeys, findDifference, isSameEntry } from './entry-key.ts';
import { findTwins } from './find-twins.ts';
import { normaliseTitle } from './normalise-title.ts';
import { type Matchable, suggestMerges } from './suggest-merges.ts';

const entry = (title: string, more: Partial<EntryFacts> = {}): EntryFacts => ({
  kind: 'story',
  title,
  url: null,
  ids: { arxiv: null, doi: null, openReview: null },
  sources: [],
  dateText: null,
  ...more,
});
const matchable = (title: string, group: string, more: Partial<EntryFacts> = {}): Matchable => ({
  ...entry(title, more),
  label: title,
  group,
  ref: `${group}:${title}`,
});
const arxiv = (id: string) => ({ ids: { arxiv: id, doi: null, openReview: null } });

describe('merging', () => {
  it.each([
    ['“Tides”: A Theory of When – and Why', 'Tides: a theory of when - and why'],
    ['Harbor-3: Refusal Using Forty Examples', 'HARBOR-3: refusal using forty examples.'],
    ["The Case Against 'Averages'", 'The Case Against “Averages”'],
    ['Ninety 1,000-Word Prompts', 'Ninety 1000-word prompts'],
  ])('%s and %s are one title', (a, b) => {
    expect(isSameEntry(entry(a), entry(b))).toBe(true);
  });

  it.each([
    ['Harbor 2.7', 'Harbor 27'],
    ['A C++ Guide', 'A C Guide'],
    ['Harbor 3', 'Harbor 4'],
  ])('%s and %s are two', (a, b) => {
    expect(isSameEntry(entry(a), entry(b))).toBe(false);
  });

  it('joins by arXiv id whatever the title, by DOI in any case, by address without its tracking', () => {
    expect(
      isSameEntry(
        entry('A', { kind: 'paper', ...arxiv('2606.01234') }),
        entry('B', { kind: 'paper', ...arxiv('2606.01234') }),
      ),
    ).toBe(true);
    const doi = (value: string) => ({ ids: { arxiv: null, doi: value, openReview: null } });
    expect(isSameEntry(entry('A', doi('10.1/AB')), entry('B', doi('10.1/ab')))).toBe(true);
    expect(
      isSameEntry(
        entry('A', { url: 'https://EXAMPLE.org/x?utm_medium=mail#top' }),
        entry('B', { url: 'https://example.org/x' }),
      ),
    ).toBe(true);
  });

  it('never joins two kinds, nor two arXiv ids under one title', () => {
    expect(
      isSameEntry(
        entry('Tides', arxiv('2606.01234')),
        entry('Tides', { kind: 'paper', ...arxiv('2606.01234') }),
      ),
    ).toBe(false);
    expect(
      isSameEntry(
        entry('Tides', { kind: 'paper', ...arxiv('2606.01234') }),
        entry('Tides', { kind: 'paper', ...arxiv('2606.09999') }),
      ),
    ).toBe(false);
  });

  it('a home page is no key: every story of a site would be one', () => {
    expect(
      isSameEntry(entry('A', { url: 'https://example.org/' }), entry('B', { url: 'https://example.org' })),
    ).toBe(false);
  });

  it('the strongest key comes first and every entry has one', () => {
    expect(
      entryKeys(entry('Tides', { kind: 'paper', url: 'https://example.org/t', ...arxiv('2606.01234') })),
    ).toEqual(['paper:arxiv:2606.01234', 'paper:url:example.org/t', 'paper:title:tides']);
    expect(entryKey(entry(''))).toBe('story:title:');
  });

  it('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) =>
        expect(normaliseTitle(normaliseTitle(title))).toBe(normaliseTitle(title)),
      ),
    );
  });
});

describe('suggestions', () => {
  it.each([
    [
      'Harbor Labs Releases Lantern 2: Open Weights, Open Data',
      'Harbor Labs Releases Lantern 2: Open Weights, Open Data, and a Recipe',
    ],
    [
      'TideBench Reading v2.0 Results: Nine Labs, One Surprise',
      'TideBench Reading v2.0: A University Cluster Comes Third',
    ],
    ['Gantry/TPU 4.1 Ships a Plugin API', 'Gantry/TPU 4.1 ships plugins plus faster checkpoints'],
    ['Lantern-2 Published: Small Model Outperforms Its Class', 'Lantern-2 Lands Under a Friendly License'],
  ])('%s may be %s', (a, b) => {
    const [suggestion, ...others] = suggestMerges([matchable(a, 'one')], [matchable(b, 'two')]);
    expect(others).toEqual([]);
    expect(suggestion).toMatchObject({
      mention: a,
      candidate: b,
      mentionRef: `one:${a}`,
      candidateRef: `two:${b}`,
    });
    expect(suggestion?.score).toBeGreaterThanOrEqual(0.35);
    expect(suggestion?.why).not.toBe('');
  });

  it.each([
    [
      'other versions',
      'TideBench Reading v2.0 Results: Nine Labs',
      'TideBench Reading v1.1 Results: Nine Labs',
    ],
    [
      'other versions of a library',
      'Gantry 4.1 Released: Faster Checkpoints',
      'Gantry 4.0 Released: Faster Checkpoints',
    ],
    [
      'post-training and pretraining',
      'QF4 Post-Training Reaches Near-QF8 Accuracy on Harbor-3',
      'Lab Validates QF4 Pretraining on Harbor-3',
    ],
    [
      'training and inference',
      'TideBench Training v2.0 Results: Nine Labs',
      'TideBench Inference v2.0 Results: Nine Labs',
    ],
    [
      'two products with one version',
      'Gantry 4.1 Released: A Plugin API',
      'Gantry/TPU 4.1 Released With Kernels',
    ],
    ['another year', 'State of Harbors 2025', 'State of Harbors 2026'],
    ['another quarter', 'Harbor Prices Fall in Q1', 'Harbor Prices Fall in Q2'],
    ['another part', 'Building a Harbor From Scratch, Part 1', 'Building a Harbor From Scratch, Part 2'],
    ['one number format', 'MXFP4 Arrives in Gantry', 'Lab Trains Lantern in MXFP4'],
    ['nothing in common', 'Gantry Gets a Plugin API', 'Cooling Without Water'],
  ])('%s are never suggested', (_why, a, b) => {
    expect(suggestMerges([matchable(a, 'one')], [matchable(b, 'two')])).toEqual([]);
    expect(suggestMerges([matchable(b, 'two')], [matchable(a, 'one')])).toEqual([]);
  });

  it('never of two kinds, never within one text, never what is merged anyway', () => {
    const title = 'Lantern-2 Published: Small Model Outperforms Its Class';
    expect(
      suggestMerges([matchable(title, 'one')], [matchable(`${title} Again`, 'two', { kind: 'paper' })]),
    ).toEqual([]);
    expect(suggestMerges([matchable(title, 'one')], [matchable(`${title} Again`, 'one')])).toEqual([]);
    expect(suggestMerges([matchable(title, 'one')], [matchable(title, 'two')])).toEqual([]);
  });

  it('papers of one family are not suggested for their name alone', () => {
    const a = matchable('Lantern-2: Refusal in One Direction', 'one', { kind: 'paper' });
    expect(
      suggestMerges([a], [matchable('Lantern-2: Sampling Questions That Age', 'two', { kind: 'paper' })]),
    ).toEqual([]);
    expect(
      suggestMerges([a], [matchable('Lantern-2: Refusal Lives in One Direction', 'two', { kind: 'paper' })]),
    ).toHaveLength(1);
  });

  it('agreeing dates and sources raise the score', () => {
    const a = (more: Partial<EntryFacts>) => matchable('Lantern-2 Published: A Small Model', 'one', more);
    const b = (more: Partial<EntryFacts>) => matchable('Lantern-2 Lands', 'two', more);
    const plain = suggestMerges([a({})], [b({})])[0]?.score ?? 0;
    const dated =
      suggestMerges([a({ dateText: 'June 2, 2026' })], [b({ dateText: 'June 2026' })])[0]?.score ?? 0;
    const apart =
      suggestMerges([a({ dateText: 'June 2, 2026' })], [b({ dateText: 'January 5, 2026' })])[0]?.score ?? 0;
    expect(dated).toBeGreaterThan(plain);
    expect(apart).toBeLessThan(plain);
  });

  it('a contradiction is one from both sides', () => {
    const titles = fc
      .array(
        fc.constantFrom(
          'Harbor',
          'v2.0',
          'v1.1',
          'training',
          'inference',
          'post-training',
          'pretraining',
          'Lantern-2',
          'Lantern-3',
          '2025',
          '2026',
          'part 1',
          'part 2',
        ),
        { maxLength: 5 },
      )
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(titles, titles, (a, b) => {
        expect(findContradiction(a, b) === null).toBe(findContradiction(b, a) === null);
        expect(findContradiction(a, a)).toBeNull();
      }),
    );
  });
});

describe('one title twice in one text', () => {
  const at = (url: string) => entry('The Annual Talk', { url });
  const harbor = 'https://harbor.example/talk';
  const shore = 'https://shore.example/talk';
  const ids = (more: Partial<EntryFacts['ids']>) => ({
    ids: { arxiv: null, doi: null, openReview: null, ...more },
  });

  it.each([
    [at(harbor), at(shore), 'address'],
    [at('https://harbor.example'), at('https://shore.example'), 'address'],
    [at(harbor), at(`${harbor}/?utm_source=mail#top`), null],
    [at(harbor), entry('The Annual Talk'), null],
    [entry('T', ids({ doi: '10.1/a' })), entry('T', ids({ doi: '10.1/B' })), 'id'],
    [entry('T', ids({ doi: '10.1/a' })), entry('T', ids({ arxiv: '2606.01234' })), null],
    // Two addresses of one paper.
    [
      entry('T', { ...ids({ arxiv: '2606.01234v1' }), url: harbor }),
      entry('T', { ...ids({ arxiv: '2606.01234' }), url: shore }),
      null,
    ],
  ] as const)('%j and %j: %s speaks for two', (a, b, difference) => {
    expect([findDifference(a, b), findDifference(b, a)]).toEqual([difference, difference]);
  });

  it('is found with the one before it that is the same, or else has the title', () => {
    const mentions = [at(harbor), at(shore), entry('Another'), at(shore), entry('The annual talk')];
    expect(findTwins(mentions, () => true)).toEqual([
      null,
      { of: 0, differs: 'address' },
      null,
      { of: 1, differs: null },
      { of: 0, differs: null },
    ]);
  });

  it('what one learns from a twin without an address parts it from the next', () => {
    const mentions = [entry('The Annual Talk'), at(harbor), at(shore)];
    expect(findTwins(mentions, () => true).map((twin) => twin?.differs)).toEqual([
      undefined,
      null,
      'address',
    ]);
  });

  it('leaves out what is known already, and what has no title', () => {
    expect(findTwins([at(harbor), at(shore)], (index) => index === 1)).toEqual([null, null]);
    expect(findTwins([entry(''), entry('')], () => true)).toEqual([null, null]);
  });
});
