import { describe, expect, test } from '@jest/globals';
import { richTextFromPlain, type Snapshot } from '@masthead/domain';
import { readHtml } from '../test/read-html.ts';
import { tooWide } from '../test/sentences.ts';
import { renderIssue, renderWebPage } from './index.ts';
import { sampleSnapshot } from './samples/index.ts';
import { samplePaper, sampleStory } from './samples/sample-mentions.ts';

const longWord = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzes';

/** Words that printers get wrong, each with the direction its issue runs in. */
const scripts = [
  ['Arabic', 'ar', 'rtl', 'نموذج يتعلم بأربع بتات من الخطوة الأولى: هل يصمد؟'],
  ['Hebrew', 'he', 'rtl', 'מודל שלומד בארבע סיביות מהצעד הראשון, ומה כדאי להעתיק'],
  ['Chinese', 'zh', 'ltr', '一个从第一步起就用四位数训练的模型，曲线没有断。值得抄的是做法。'],
  ['Japanese', 'ja', 'ltr', '最初の一歩から四ビットで学習したモデルは、曲線が崩れなかった。'],
  ['a word of 65 letters', 'de', 'ltr', `Das ${longWord} las niemand.`],
  ['emoji', 'en', 'ltr', 'A family 👨‍👩‍👧‍👦, a flag 🇩🇪 and a thumb 👍🏽 stay whole.'],
  ['math', 'en', 'ltr', 'From O(n²) to O(|q|), with ∑ᵢ xᵢ ≤ ½ and α → ∞.'],
  ['both directions', 'ar', 'rtl', 'سجّل GPT-4 نسبة 87.5% في MMLU-Pro (الإصدار 2).'],
] as const;

describe.each(scripts)('%s', (_name, language, direction, words) => {
  const snapshot: Snapshot = {
    ...sampleSnapshot,
    issue: {
      ...sampleSnapshot.issue,
      language,
      direction,
      tagline: words,
      subject: words,
      lede: richTextFromPlain(`${words} \`code\``),
    },
    sections: [
      {
        id: 's',
        kind: 'stories',
        heading: words,
        items: [sampleStory({ title: words, byline: words, commentary: words })],
      },
    ],
  };

  test('survives in mail, text and page, every letter of it and in its direction', async () => {
    const { html, subject, text } = await renderIssue(snapshot);
    const page = await renderWebPage(snapshot);
    expect(subject).toBe(words);
    for (const printed of [readHtml(html).text, readHtml(page).text]) {
      expect(count(printed, words)).toBeGreaterThanOrEqual(4);
    }
    expect(count(text, words)).toBeGreaterThanOrEqual(4);
    for (const printed of [html, page])
      expect(printed).toMatch(new RegExp(`<html[^>]*(?=[^>]* dir="${direction}")[^>]* lang="${language}"`));
  });

  test('is wrapped at 72 columns, but for one long word', async () => {
    const { text } = await renderIssue(snapshot);
    expect(tooWide(text)).toEqual([]);
  });
});

test.each([
  ['ar', 'نموذج يتعلم بأربع بتات', false],
  ['ja', '最初の一歩から四ビット', false],
  ['en', 'Four bits from the first step', true],
  ['el', 'Τέσσερα μπιτ από το πρώτο βήμα', true],
])('words in %s (%s) are slanted, spaced and set in capitals: %s', async (language, words, isSet) => {
  const { issue } = sampleSnapshot;
  const { html } = await renderIssue({
    ...sampleSnapshot,
    issue: { ...issue, language, tagline: words, lede: [], closing: richTextFromPlain(words) },
    sections: [
      { id: 's', kind: 'papers', heading: words, items: [samplePaper({ title: words, commentary: words })] },
    ],
  });
  const look = /font-style:italic|letter-spacing|text-transform:uppercase/g;
  expect(html.match(look)?.length ?? 0).toBe(isSet ? 5 : 0);
});

describe('words that run against the issue', () => {
  const issue = (language: string, title: string, note: string): Snapshot => ({
    ...sampleSnapshot,
    issue: { ...sampleSnapshot.issue, language, direction: 'rtl' },
    sections: [
      {
        id: 's',
        kind: 'papers',
        heading: 'x',
        items: [samplePaper({ title, commentary: note })],
      },
    ],
  });

  test('a note in the issue’s direction under a title that turns its item runs as the issue does, its rule on that side', async () => {
    const note = 'ورقة قصيرة.';
    const snapshot = issue('ar', 'A Long English Title That Turns The Whole Item Around', note);
    expect((await renderIssue(snapshot)).html).toMatch(
      new RegExp(
        `<td class="b" style="border-right:2px [^>]*padding-right:16px[^>]*><div dir="rtl"><p style[^>]*>${note}`,
      ),
    );
    expect(await renderWebPage(snapshot)).toContain(`<div class="mh-commentary" dir="rtl"><p>${note}`);
  });

  test('one paragraph against the others turns alone: the rule stays where the note begins', async () => {
    const snapshot = issue(
      'ar',
      'ورقة قصيرة عن الذاكرة',
      'ورقة قصيرة جدا، والتجربة فيها عشرة أسطر.\n\nRead section 4.',
    );
    expect((await renderIssue(snapshot)).html).toMatch(
      /<td class="b" style="border-right:2px [^>]*><p style[^>]*>ورقة[^<]*<\/p><p dir="ltr"[^>]*>Read section 4/,
    );
  });

  test('our own words keep their order where the issue’s language is none of ours', async () => {
    const { html } = await renderIssue(issue('he', 'כותרת', 'הערה.'));
    expect(html).toContain('<span dir="ltr">{{{GREETING_HTML}}}</span>');
    expect(html).toContain('<span dir="ltr">12 Ladder Lane</span>');
    expect(html).toMatch(/<span dir="ltr">\d+ min<\/span>/);
    expect((await renderIssue(sampleSnapshot)).html).not.toContain('<span dir');
  });
});

/** How often the words stand there, however the lines were wrapped. */
function count(printed: string, words: string): number {
  const bare = (text: string) => text.replace(/\s+/g, '').toLocaleLowerCase();
  return bare(printed).split(bare(words)).length - 1;
}
