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

  test('a note in the issue’s direction under a title that turns its item runs as the issue does', async () => {
    const note = 'ورقة قصيرة.';
    const snapshot = issue('ar', 'A Long English Title That Turns The Whole Item Around', note);
    for (const html of [(await renderIssue(snapshot)).html, await renderWebPage(snapshot)])
      expect(html).toMatch(new RegExp(`<p[^>]* dir="rtl"[^>]*>${note}`));
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
