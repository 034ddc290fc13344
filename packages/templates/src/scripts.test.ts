import { describe, expect, test } from '@jest/globals';
import { richTextFromPlain, type Snapshot } from '@masthead/domain';
import { readHtml } from '../test/read-html.ts';
import { tooWide } from '../test/sentences.ts';
import { renderIssue, renderWebPage } from './index.ts';
import { sampleSnapshot } from './samples/index.ts';
import { sampleStory } from './samples/sample-mentions.ts';

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

/** How often the words stand there, however the lines were wrapped. */
function count(printed: string, words: string): number {
  const bare = (text: string) => text.replace(/\s+/g, '').toLocaleLowerCase();
  return bare(printed).split(bare(words)).length - 1;
}
