import { Snapshot } from '@masthead/domain';
import { recapText, runOnText, weeklyText } from '../../test/sample-texts.ts';
import { testNewsletter } from '../../test/test-newsletter.ts';
import { importText } from '../import-text.ts';
import { sectionsByKind } from './sections-by-kind.ts';
import { slugOf } from './slug-of.ts';
import { snapshotFromDraft } from './snapshot-from-draft.ts';

describe('a draft as a snapshot', () => {
  it.each([
    ['weekly', weeklyText],
    ['weekly', runOnText],
    ['digest', recapText],
  ])('of a %s is valid and the same every time', (kind, text) => {
    const snapshot = snapshotFromDraft(importText(text).issue, testNewsletter);
    expect(Snapshot.parse(snapshot)).toEqual(snapshot);
    expect(snapshot.issue.kind).toBe(kind);
    expect(snapshotFromDraft(importText(text).issue, testNewsletter)).toEqual(snapshot);
  });

  it('knows year, ids and address of its papers', () => {
    const papers = snapshotFromDraft(importText(weeklyText).issue, testNewsletter).sections[4];
    expect(papers).toMatchObject({
      kind: 'papers',
      items: [
        { year: 2026, arxivId: '2606.01234', url: 'https://arxiv.org/abs/2606.01234' },
        { doi: '10.5555/tide.2026.7', url: 'https://doi.org/10.5555/tide.2026.7' },
      ],
    });
  });

  it('a mixed section becomes runs of one kind, the heading on the first', () => {
    const text =
      'T.\nL.\nFrom the Lab\nTides in Theory · Mbeki, 2026\n→ Deep.\nTides 2.0 Ships a Plugin API · Harbor Blog\n→ Handy.';
    const { sections } = importText(text).issue;
    expect(sections).toHaveLength(1);
    expect(sectionsByKind(sections).map(({ kind, heading }) => [kind, heading])).toEqual([
      ['papers', 'From the Lab'],
      ['stories', ''],
    ]);
    expect(sectionsByKind(sections).flatMap(({ items }) => items)).toEqual(sections[0]?.items);
  });

  it('a hostile address is no link', () => {
    const text = 'T.\nL.\nWorth Reading\n- [A thing](javascript:alert) — note.\n- Other — note.';
    const snapshot = snapshotFromDraft(importText(text).issue, testNewsletter);
    expect(JSON.stringify(snapshot)).not.toContain('"url":"javascript');
  });

  it.each([
    [
      'Small models learn to say no, and the benchmark behind it grows teeth.',
      'small-models-learn-to-say-no-and-the-benchmark-behind-it-grows-teeth',
    ],
    ['Ünïcode — “quotes”', 'unicode-quotes'],
    ['数据', 'issue'],
    [
      `${'word '.repeat(40)}`,
      'word-word-word-word-word-word-word-word-word-word-word-word-word-word-word-word',
    ],
  ])('the slug of %s', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });
});
