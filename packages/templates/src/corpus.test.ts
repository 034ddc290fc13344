import { describe, expect, test } from '@jest/globals';
import type { IssueDraft } from '@masthead/domain';
import { importText, snapshotFromDraft } from '@masthead/importer';
import { readCorpus } from '../../importer/test/corpus.ts';
import { unsupportedIn } from '../test/client-support.ts';
import { fallbacks } from '../test/fallbacks.ts';
import { validityOf } from '../test/valid-html.ts';
import { renderIssue } from './index.ts';
import { sampleSnapshot } from './samples/index.ts';

const corpus = readCorpus();

// Real issues that lie beside the repository on some machines. Without them the sample's tests say the same of less text.
if (corpus === null) test.skip('the corpus is not here: its mails are not looked at', () => undefined);

describe.each(corpus ?? [])('corpus issue $name', ({ text }) => {
  const rendered = async () =>
    renderIssue(snapshotFromDraft(importText(text).issue, sampleSnapshot.newsletter, { date: '2026-06-05' }));

  test('is at most 70 kB of valid HTML that every client of the table can show', async () => {
    const { html } = await rendered();
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(70_000);
    expect(await validityOf(html)).toEqual([]);
    const serious = unsupportedIn(html).filter(({ feature }) => fallbacks[feature]?.holds(html) !== true);
    expect(serious).toEqual([]);
  });

  test('has every line of the paste in its text part, in order, but for headings of empty sections', async () => {
    const { issue } = importText(text);
    const mail = lettersOf((await rendered()).text);
    const emptyHeadings = issue.sections.filter(holdsNothing).map(({ heading }) => heading);
    const missing: string[] = [];
    let at = 0;
    for (const line of text.split(/\r?\n/)) {
      const end = endOfLine(mail, line, at);
      if (end === null) missing.push(line);
      else at = end;
    }
    expect(missing).toEqual(emptyHeadings);
  });
});

function holdsNothing(section: IssueDraft['sections'][number]): boolean {
  return 'items' in section && section.items.length === 0;
}

/** Where a line of the paste ends in the mail; a paper's facts, parted by ` · `, are printed in an order of our own. Null when it is not all there. */
function endOfLine(mail: string, line: string, from: number): number | null {
  const ends = line.split(' · ').map((part) => {
    const found = mail.indexOf(lettersOf(part), from);
    return found < 0 ? null : found + lettersOf(part).length;
  });
  return ends.reduce((last, end) => (last === null || end === null ? null : Math.max(last, end)), from);
}

/** What is left of a text when wrapping, bullets and separators are taken away. */
function lettersOf(text: string): string {
  return (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join('');
}
