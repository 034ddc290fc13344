import { describe, expect, test } from '@jest/globals';
import type { IssueDraft } from '@masthead/domain';
import { importText, snapshotFromDraft } from '@masthead/importer';
import { readCorpus } from '../../importer/test/corpus.ts';
import { recapText, runOnText, weeklyText } from '../../importer/test/sample-texts.ts';
import { unsupportedIn } from '../test/client-support.ts';
import { fallbacks } from '../test/fallbacks.ts';
import { missingSentences, sentencesOf, tooWide } from '../test/sentences.ts';
import { validityOf } from '../test/valid-html.ts';
import { renderIssue } from './index.ts';
import { sampleSnapshot } from './samples/index.ts';

const corpus = readCorpus();
const ours = [
  { name: 'of ours: a weekly', text: weeklyText },
  { name: 'of ours: run on', text: runOnText },
  { name: 'of ours: a recap', text: recapText },
];

const rendered = (text: string) =>
  renderIssue(snapshotFromDraft(importText(text).issue, sampleSnapshot.newsletter, { date: '2026-06-05' }));

// Real issues that lie beside the repository on some machines. Without them only texts of our own are looked at.
if (corpus === null) test.skip('the corpus is not here: its mails are not looked at', () => undefined);

describe.each([...ours, ...(corpus ?? [])])('issue $name', ({ text }) => {
  test('is at most 70 kB of valid HTML that every client of the table can show', async () => {
    const { html } = await rendered(text);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(70_000);
    expect(await validityOf(html)).toEqual([]);
    const serious = unsupportedIn(html).filter(({ feature }) => fallbacks[feature]?.holds(html) !== true);
    expect(serious).toEqual([]);
  });

  test('has every sentence of the paste in its text part, in order, but for headings of empty sections', async () => {
    const { issue } = importText(text);
    const emptyHeadings = issue.sections.filter(holdsNothing).map(({ heading }) => heading);
    expect(sentencesOf(text).length).toBeGreaterThan(15);
    expect(missingSentences(text, (await rendered(text)).text)).toEqual(emptyHeadings);
  });

  test('has a text part of 72 columns, but for one long word or address', async () => {
    expect(tooWide((await rendered(text)).text)).toEqual([]);
  });
});

describe('the search for sentences', () => {
  const paste =
    'A tagline.\nFirst thing. Second, and third — a dash.\nTitle · Lab · May 2\n→ Ours. And more.\n';
  const print =
    'A tagline.\n\nFirst thing.\nSecond, and third — a dash.\n\nTitle [1]\nMay 2 · Lab\n→ Ours. And\n  more.\n\n[1] https://x.example\n';

  test('takes wrapping, numbers of links and the order of facts for what they are', () => {
    expect(missingSentences(paste, print)).toEqual([]);
  });

  test.each([
    ['a sentence that was lost', print.replace('First thing.\n', ''), ['First thing.']],
    ['a sentence in another place', `${print.replace('A tagline.', '')}A tagline.\n`, ['First thing.']],
    ['a word', print.replace('third', 'fourth'), ['Second, and third — a dash.']],
    ['a dash', print.replace(' — ', ' - '), ['Second, and third — a dash.']],
    ['a fact', print.replace('May 2', 'May 3'), ['Title · Lab · May 2']],
  ])('finds %s', (_what, changed, missing) => {
    expect(missingSentences(paste, changed)).toEqual(expect.arrayContaining(missing));
  });

  test('a line that could have been broken is too wide, an address is not', () => {
    const address = `https://x.example/${'a'.repeat(80)}`;
    expect(tooWide(`${'word '.repeat(20)}\n[12] ${address}\nView: ${address}\n${'x'.repeat(90)}`)).toEqual([
      'word '.repeat(20),
    ]);
  });
});

function holdsNothing(section: IssueDraft['sections'][number]): boolean {
  return 'items' in section && section.items.length === 0;
}
