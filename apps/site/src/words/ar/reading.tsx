import type { ReadingWords } from '../en/reading.tsx';

const parts = { morning: 'صباحًا', afternoon: 'بعد الظهر', evening: 'مساءً' } as const;

export const reading: ReadingWords = {
  layout: {
    skip: 'انتقل إلى النص',
    navigation: 'الموقع',
    archive: 'الأرشيف',
    subscribe: 'اشترك',
    allIssues: 'كل الأعداد',
    topics: 'المواضيع',
    search: 'بحث',
    about: 'من نحن',
    privacy: 'الخصوصية',
  },
  issue: {
    digest: 'موجز الشهر',
    unnumbered: 'عدد',
    number: (number) => `العدد ${number}`,
    withheld:
      'بقية هذا العدد للمشتركين، وقد وصلتهم بالبريد. لقراءتها هنا افتح «التفضيلات» في آخر أي رسالة منا واضغط «القراءة في هذا المتصفح».',
    neighbours: 'العددان السابق والتالي',
    previous: 'السابق',
    next: 'التالي',
    contents: 'المحتويات',
  },
  home: {
    recent: 'أحدث الأعداد',
    inThisIssue: 'في هذا العدد',
    readWhole: 'اقرأ العدد كاملًا',
    firstTitle: 'العدد الأول قيد الكتابة.',
    nothingYet: 'لم يُنشر شيء هنا بعد.',
    leaveAddress: (cadence) => `${cadence} اترك عنوانك ليصلك.`,
  },
  archive: {
    title: 'الأرشيف',
    about: ({ name }) => `كل أعداد ${name} مرتبة بالسنوات.`,
    count: (issues) => (issues === 1 ? 'عدد واحد' : `عدد الأعداد: ${issues}`),
    nothingYet: 'لم يصدر شيء بعد. سيكون العدد الأول هنا.',
    showAll: 'اعرضها كلها',
    newsletter: 'النشرة',
    allNewsletters: 'الكل',
    show: 'اعرض',
    years: 'السنوات',
    noneFits: 'لا عدد يطابق ذلك. اختر أقل، أو انظر إليها كلها.',
  },
  entry: {
    story: 'خبر',
    paper: 'ورقة بحثية',
    media: 'شاهد واستمع',
    about: ({ name, title }) => `ما قالته ${name} عن «${title}».`,
    said: 'ما قلناه',
    saidNothing: 'ذُكر دون تعليق.',
    source: 'المصدر',
    correctionTo: ({ issue, title }) => `تصويب ${issue}: ${title}`,
    correction: (day) => `تصويب، ${day}:`,
  },
  search: {
    about: ({ name }) => `ابحث في كل ما قالته ${name}: أعداد وأخبار وأوراق ومحاضرات.`,
    kind: 'النوع',
    everything: 'كل شيء',
    issue: 'عدد',
    link: 'يستحق القراءة',
    topic: 'الموضوع',
    anyTopic: 'أي موضوع',
    year: 'السنة',
    anyYear: 'أي سنة',
    hint: (
      <>
        يمكن أن تكون الكلمات ناقصة أو فيها خطأ. علامات الاقتباس تبقي الكلمات معًا. ومعرّف مثل{' '}
        <code>2605.13784</code> يجد ورقته.
      </>
    ),
    nothing: (asked) => (
      <>
        لا شيء مما نشرناه يحوي {asked}. جرّب كلمات أقل، أو انظر في <a href="/archive">الأرشيف</a>.
      </>
    ),
    corrected: ({ asked, found }) => (
      <>
        لا شيء يحوي {asked}؛ وهذا ما يحوي {found}.
      </>
    ),
    passages: (total) => (total === 1 ? 'موضع واحد' : `عدد المواضع: ${total}`),
    manyPassages: (than) => `عدد المواضع أكثر من ${than}`,
    range: (first, last) => `من ${first} إلى ${last}`,
    best: 'الأنسب أولًا',
    newest: 'الأحدث أولًا',
    alsoIn: 'وأيضًا في',
    more: 'نتائج أخرى',
    previous: 'الصفحة السابقة',
    next: 'الصفحة التالية',
    starting: 'البحث ما زال يقرأ',
    startingText: (
      <>
        بدأ قبل لحظة وهو يقرأ كل عدد مرة. حاول بعد ثوانٍ، أو انظر في <a href="/archive">الأرشيف</a>.
      </>
    ),
  },
  cite: {
    issue: 'اقتبس هذا العدد',
    paper: 'اقتبس هذه الورقة',
    story: 'اقتبس هذا الخبر',
    copy: 'انسخ BibTeX',
    copied: 'نُسخ',
    note: 'وتحوي الملفات أيضًا الأوراق المذكورة فيه.',
    label: 'اقتباس:',
    follow: 'متابعة:',
  },
  author: {
    label: 'الكاتب',
    about: ({ name, topic }) => `أوراق ${topic} التي تحدثت عنها ${name}.`,
    count: (papers) => (papers === 1 ? 'ورقة واحدة' : `عدد الأوراق: ${papers}`),
    lastIn: 'آخر مرة في',
  },
  topics: {
    about: ({ name }) => `ما يتكرر في ${name}: كل موضوع مع كل ما قيل عنه.`,
    count: (topics) => (topics === 1 ? 'موضوع واحد' : `عدد المواضيع: ${topics}`),
    none: 'لا شيء تحت أي موضوع بعد.',
  },
  topic: {
    label: 'موضوع',
    summary: ({ entries, issues }) => `المواد: ${entries}، الأعداد: ${issues}`,
    about: ({ name, topic, summary }) => `كل ما قالته ${name} عن ${topic}: ${summary}.`,
  },
  cadence: (slot) => (slot === null ? 'كلما اكتمل عدد.' : `كل يوم ${slot.weekdayName} ${parts[slot.part]}.`),
};
