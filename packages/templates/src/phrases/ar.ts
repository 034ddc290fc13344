import type { Cadence, Phrases } from './phrases.ts';
import { weekdayName } from './weekday-name.ts';

export const ar: Phrases = {
  minutes,
  duration,
  media: { talk: 'محاضرة', podcast: 'بودكاست', video: 'فيديو' },
  comma: '، ',
  inThisIssue: 'في هذا العدد',
  previouslyIn: (number) => (number === null ? 'كتبنا سابقًا' : `سابقًا في العدد ${number}`),
  allWeSaid: 'كل ما كتبناه',
  linkHere: 'رابط',
  linkCopied: 'نُسخ',
  cite: 'اقتباس',
  corrections: 'تصويبات',
  correctionOf: (number, date) => `تصويب${number === null ? '' : ` للعدد №${number}`}، ${date}`,
  sponsor: 'برعاية',
  viewInBrowser: 'اقرأ في المتصفح',
  unsubscribe: 'إلغاء الاشتراك',
  preferences: 'التفضيلات',
  whyYouGetThis: (newsletter) => `تصلك هذه الرسالة لأنك اشتركت في ${newsletter} وأكدت اشتراكك.`,
  digest: {
    title: (month) => `${month} في رسالة واحدة`,
    lede: ({ issues, month }) =>
      issues === 1
        ? `ما جاء به ${month}، من عدد الشهر الوحيد.`
        : `ما جاء به ${month}، من أعداد الشهر (${issues}).`,
    leads: 'القصص الكبرى',
    topics: 'ما تكرر ذكره',
    papers: 'أوراق الشهر',
    issues: 'أعداد الشهر',
  },
  letters: {
    confirm: ({ newsletter, validDays }) => ({
      subject: `أكّد اشتراكك في ${newsletter}`,
      preheader: 'نقرة واحدة ويصلك العدد القادم.',
      title: 'هل هذا عنوانك؟',
      paragraphs: [
        `طلب أحدهم، ونأمل أنه أنت، أن تصل ${newsletter} إلى هذا العنوان. أكّد الطلب ليصلك العدد القادم.`,
      ],
      action: 'تأكيد الاشتراك',
      notes: [
        `يبقى الرابط صالحًا مدة ${validDays} أيام. إن لم تكن أنت من طلب فلا تفعل شيئًا: من دون نقرتك لن نرسل شيئًا وسننسى العنوان.`,
      ],
      reason: `أُرسلت مرة واحدة لأن هذا العنوان أُدخل في نموذج الاشتراك في ${newsletter}.`,
    }),
    welcome: ({ newsletter, cadence, latestTitle }) => ({
      subject: `أهلًا بك في ${newsletter}`,
      preheader: 'أنت الآن في القائمة.',
      title: 'أنت الآن في القائمة',
      paragraphs: [
        cadence === null
          ? `شكرًا لك. سيصل العدد القادم من ${newsletter} إلى هذا العنوان.`
          : `شكرًا لك. تصل ${newsletter} إلى هذا العنوان ${every(cadence)}.`,
        ...(latestTitle === null ? [] : [`وإلى ذلك الحين، هذا أحدث عدد: ${latestTitle}`]),
      ],
      action: 'اقرأ أحدث عدد',
      notes: [],
      reason: `تصلك هذه الرسالة لأنك أكدت اشتراكك في ${newsletter}.`,
    }),
    goodbye: ({ newsletter, undoHours }) => ({
      subject: `ألغيت اشتراكك في ${newsletter}`,
      preheader: 'تم الأمر. لن يصل شيء بعد الآن إلى هذا العنوان.',
      title: 'أُلغي اشتراكك',
      paragraphs: [
        `كما طلبت، لن تصل ${newsletter} بعد الآن إلى هذا العنوان. قد تصل رسالة كانت في الطريق.`,
        'شكرًا لأنك كنت تقرأ معنا.',
      ],
      action: 'تراجع عن الإلغاء',
      notes: [
        `يفتح الرابط صفحة فيها زر. ${hours(undoHours)} يعيدك الزر كأن شيئًا لم يكن، إن لم تكن تقصد ذلك أو كان شخص آخر من فعله.`,
      ],
      reason: `أُرسلت مرة واحدة لأن هذا العنوان ألغى اشتراكه في ${newsletter}.`,
      subscribeAgain: 'اشترك من جديد',
    }),
    newAddress: ({ newsletter, validDays }) => ({
      subject: `أكّد عنوانك الجديد لـ ${newsletter}`,
      preheader: 'نقرة واحدة وتصل اشتراكاتك إلى هنا.',
      title: 'هل هذا عنوانك الجديد؟',
      paragraphs: [`يريد أحد قرّاء ${newsletter} أن تصل اشتراكاته إلى هذا العنوان. أكّد الطلب لتصل.`],
      action: 'استخدم هذا العنوان',
      notes: [
        `يبقى الرابط صالحًا مدة ${validDays} أيام. إن لم تكن أنت من طلب فلا تفعل شيئًا: من دون نقرتك لن يتغيّر شيء.`,
      ],
      reason: `أُرسلت مرة واحدة لأن هذا العنوان أُدخل في تفضيلات ${newsletter}.`,
    }),
    addressMoved: ({ newsletter }) => ({
      subject: `تصل ${newsletter} إلى عنوانك الجديد من الآن`,
      preheader: 'لن يصل شيء بعد الآن إلى هذا العنوان.',
      title: 'تغيّر عنوانك',
      paragraphs: [
        `كما طلبت في تفضيلاتك، تصل ${newsletter} من الآن إلى عنوانك الجديد لا إلى هذا العنوان. قد تصل إلى هنا رسالة كانت في الطريق.`,
      ],
      action: '',
      notes: ['إن لم تكن أنت: أجب عن هذه الرسالة وسينظر فيها إنسان، أو اشترك من جديد بهذا العنوان.'],
      reason: `أُرسلت مرة واحدة لأن هذا العنوان كان مشتركًا في ${newsletter}.`,
      subscribeAgain: 'اشترك من جديد',
    }),
  },
};

function every({ weekday, time, timeZone }: Cadence): string {
  return `كل يوم ${weekdayName(weekday, 'ar')} الساعة ${time} (${timeZone})`;
}

/** For so long, as Arabic counts. */
function hours(count: number): string {
  switch (new Intl.PluralRules('ar').select(count)) {
    case 'one':
      return 'طوال ساعة';
    case 'two':
      return 'طوال ساعتين';
    case 'few':
      return `طوال ${count} ساعات`;
    case 'zero':
    case 'many':
    case 'other':
      return `طوال ${count} ساعة`;
  }
}

function duration(count: number): string {
  switch (new Intl.PluralRules('ar').select(count)) {
    case 'one':
      return 'دقيقة';
    case 'two':
      return 'دقيقتان';
    case 'few':
      return `${count} دقائق`;
    case 'zero':
    case 'many':
    case 'other':
      return `${count} دقيقة`;
  }
}

/** Arabic counts one, two, a few (3–10) and many with words of their own. */
function minutes(count: number): string {
  switch (new Intl.PluralRules('ar').select(count)) {
    case 'one':
      return 'دقيقة قراءة';
    case 'two':
      return 'دقيقتا قراءة';
    case 'few':
      return `${count} دقائق قراءة`;
    case 'zero':
    case 'many':
    case 'other':
      return `${count} دقيقة قراءة`;
  }
}
