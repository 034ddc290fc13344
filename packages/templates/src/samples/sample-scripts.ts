import { richTextFromPlain, type Snapshot } from '@masthead/domain';
import { samplePaper, sampleStory } from './sample-mentions.ts';
import { sampleNewsletter } from './sample-newsletter.ts';

/** What one short issue says, in one language. All of it is made up. */
interface Words {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly name: string;
  readonly tagline: string;
  readonly lede: string;
  readonly takeaways: string;
  readonly claims: readonly (readonly [claim: string, detail: string])[];
  readonly bigStory: string;
  readonly headline: string;
  readonly byline: string;
  readonly commentary: string;
  readonly papers: string;
  readonly paperSays: string;
  readonly closing: string;
}

const arabic: Words = {
  language: 'ar',
  direction: 'rtl',
  name: 'رسائل التدرّج',
  tagline: 'أربع بتات من الخطوة الأولى، والمنحنى لم ينكسر',
  lede: 'كان الأسبوع للأرقام الصغيرة: درّب مختبر نموذجًا من 9B معاملًا بأربع بتات من أول خطوة إلى آخرها.\n\nإن قرأت شيئًا واحدًا فاقرأ الوصفة.',
  takeaways: 'خلاصة الأسبوع',
  claims: [
    ['صمد التدريب بأربع بتات.', 'بقي الخطأ ضمن 0.4 % من خط الأساس على 2T رمز، والفضل للتقريب العشوائي.'],
    ['كلفة السؤال لا تكبر مع السياق.', 'تجيب الذاكرة المتدفقة في `O(|q|)` بدل O(n²).'],
  ],
  bigStory: 'القصة الكبرى',
  headline: 'Halfpoint يصمد على نطاق واسع: أربع بتات من البداية',
  byline: '19 نوفمبر 2026 · Northlight Lab',
  commentary: 'الخبر هو التعادل: لم يحافظ أحد من قبل على تدريب كهذا بعد تريليون رمز. انسخ الوصفة لا النتيجة.',
  papers: 'من المختبر',
  paperSays: 'ورقة قصيرة، والتجربة في القسم 4 عشرة أسطر تستحق أن تُنقل.',
  closing: 'أرقام صغيرة ومسافات طويلة. إلى اللقاء يوم الجمعة.',
};

const hebrew: Words = {
  language: 'he',
  direction: 'rtl',
  name: 'מכתבי גרדיאנט',
  tagline: 'ארבע סיביות מהצעד הראשון, והעקומה לא נשברה',
  lede: 'השבוע היה של המספרים הקטנים: מעבדה אימנה מודל בן 9B פרמטרים בארבע סיביות מהצעד הראשון עד האחרון.\n\nאם תקראו דבר אחד, קראו את המתכון.',
  takeaways: 'מה לקחת מכאן',
  claims: [
    ['אימון בארבע סיביות החזיק.', 'השגיאה נשארה בטווח של 0.4 % מקו הבסיס לאורך 2T אסימונים.'],
    ['מחיר השאלה אינו גדל עם ההקשר.', 'המטמון עונה ב־`O(|q|)` במקום O(n²).'],
  ],
  bigStory: 'הסיפור הגדול',
  headline: 'Halfpoint מחזיק בקנה מידה גדול: ארבע סיביות מההתחלה',
  byline: '19 בנובמבר 2026 · Northlight Lab',
  commentary:
    'תיקו הוא החדשות: איש לא החזיק ריצה כזאת מעבר לטריליון אסימונים. העתיקו את המתכון, לא את הציון.',
  papers: 'מהמעבדה',
  paperSays: 'מאמר קצר; הניסוי בפרק 4 הוא עשר שורות ששווה להעתיק.',
  closing: 'מספרים קטנים, ריצות ארוכות. להתראות ביום שישי.',
};

const japanese: Words = {
  language: 'ja',
  direction: 'ltr',
  name: '勾配ノート',
  tagline: '最初の一歩から四ビット、それでも曲線は崩れなかった',
  lede: '今週は小さな数の週だった。ある研究室が9Bのモデルを最初から最後まで四ビットで学習し、曲線は持ちこたえた。\n\n一つだけ読むなら、手順を読んでほしい。',
  takeaways: '今週の要点',
  claims: [
    ['四ビット学習は長い実行に耐えた。', '2Tトークンの間、損失は八ビットの基準から0.4 %以内に収まった。'],
    ['質問の費用は文脈とともに増えない。', '流れるキャッシュはO(n²)ではなく`O(|q|)`で答える。'],
  ],
  bigStory: '大きな話題',
  headline: 'Halfpointは大きな規模でも持ちこたえる：最初から四ビットの9Bモデル',
  byline: '2026年11月19日 · Northlight Lab',
  commentary:
    '引き分けこそがニュースである。一兆トークンを越えて四ビットの学習を保った者はこれまでいなかった。点数ではなく手順を写すこと。',
  papers: '研究室から',
  paperSays: '短い論文だが、第4節の実験は十行で、真似する価値がある。',
  closing: '小さな数、長い実行。また金曜日に。',
};

/** Short issues in scripts that printers get wrong, by the name of their language. */
export const sampleScripts: Readonly<Record<'arabic' | 'hebrew' | 'japanese', Snapshot>> = {
  arabic: issueOf(arabic, 'a4'),
  hebrew: issueOf(hebrew, 'b4'),
  japanese: issueOf(japanese, 'c4'),
};

function issueOf(words: Words, id: string): Snapshot {
  return {
    version: 1,
    newsletter: {
      ...sampleNewsletter,
      name: words.name,
      sender: { ...sampleNewsletter.sender, name: words.name },
      language: words.language,
    },
    issue: {
      id: `0000000000000000000000${id}`,
      slug: `four-bits-${words.language}`,
      number: 12,
      kind: 'weekly',
      subject: words.tagline,
      preheader: '',
      date: '2026-11-20',
      tagline: words.tagline,
      lede: richTextFromPlain(words.lede),
      closing: richTextFromPlain(words.closing),
      language: words.language,
      direction: words.direction,
    },
    sections: [
      {
        id: 'takeaways',
        kind: 'takeaways',
        heading: words.takeaways,
        items: words.claims.map(([claim, detail]) => ({ claim, detail: richTextFromPlain(detail) })),
      },
      {
        id: 'big-story',
        kind: 'bigStory',
        heading: words.bigStory,
        items: [
          sampleStory({
            title: words.headline,
            url: 'https://lab.example/halfpoint',
            byline: words.byline,
            commentary: words.commentary,
          }),
        ],
      },
      {
        id: 'papers',
        kind: 'papers',
        heading: words.papers,
        items: [
          samplePaper({
            title: 'Streaming Caches: Answering Before the Prompt Ends',
            url: 'https://arxiv.example/abs/2611.01234',
            byline: 'Adeyemi, Lindqvist, Park et al. · arXiv 2611.01234',
            arxivId: '2611.01234',
            commentary: words.paperSays,
          }),
        ],
      },
    ],
  };
}
