import { richTextFromPlain, type Section } from '@masthead/domain';
import { sampleMedia, samplePaper, sampleStory } from './sample-mentions.ts';

const rich = richTextFromPlain;

/** One section of every kind, in the order of a real issue. */
export const sampleSections: Section[] = [
  {
    id: 'watch',
    kind: 'watch',
    heading: 'Watch & Listen First',
    items: [
      sampleMedia({
        title: 'Why long contexts leak',
        url: 'https://talks.example/long-contexts',
        byline: 'Ines Okafor (The Residual, ~Nov 18)',
        medium: 'podcast',
        durationMinutes: 52,
        commentary:
          'the clearest account yet of where attention goes when nothing in the window deserves it.',
      }),
      sampleMedia({
        title: 'A kernel from scratch',
        byline: 'Tomasz Wren, Nov 20',
        medium: 'video',
        commentary: 'ninety minutes of profiling before the first optimisation, which is the point.',
      }),
    ],
  },
  {
    id: 'takeaways',
    kind: 'takeaways',
    heading: 'Key Takeaways',
    items: [
      {
        claim: 'Four-bit training survived a long run.',
        detail: rich(
          'Loss stayed within 0.4 % of the 8-bit baseline over 2T tokens; rounding gradients stochastically did most of the work.',
        ),
      },
      {
        claim: 'Query cost no longer grows with the context.',
        detail: rich(
          'The streaming cache answers in `O(|q|)` instead of O(n²), at the price of one extra pass when text is edited.',
        ),
      },
      {
        claim: 'Benchmarks moved, rankings did not.',
        detail: rich(
          'Three suites were revised this month. The order of the first five models is the same in all of them.',
        ),
      },
    ],
  },
  {
    id: 'big-story',
    kind: 'bigStory',
    heading: 'The Big Story',
    items: [
      sampleStory({
        entryId: '0000000000000000000000b1',
        entrySlug: 'halfpoint-holds-at-scale',
        title: 'Halfpoint holds at scale: a 9B model trained in four bits from the first step',
        url: 'https://lab.example/halfpoint?from=home&to=paper',
        byline: 'November 19, 2026 · Northlight Lab · The Register of Models',
        topics: [{ slug: 'number-formats', name: 'Number formats' }],
        commentary:
          'The headline is a tie, and a tie is the news: nobody had held a four-bit run together past a trillion tokens without falling back to eight bits somewhere in the middle.\n\nWhat to copy is the recipe, not the score. Keep the first and last layers in bf16, rotate before you quantise, and round gradients stochastically. If you train below 1B parameters, wait: the savings are smaller than the tuning they cost.',
        previously: {
          number: 9,
          slug: 'the-week-the-loss-came-back',
          text: rich('We said then that the curve would break at 500B tokens. It did not.'),
        },
      }),
    ],
  },
  {
    id: 'diagram',
    kind: 'image',
    heading: '',
    image: {
      url: 'https://gradient.example/media/loss-curves.png',
      alt: 'Two loss curves, four bits and eight bits, that lie on each other up to 2T tokens',
      width: 1200,
      height: 640,
    },
    caption: [
      { text: 'Loss over tokens: four bits in red, eight bits in grey. ' },
      { text: 'Data', href: 'https://lab.example/data' },
    ],
    credit: 'Diagram: Gradient Notes',
    href: 'https://lab.example/halfpoint/curves',
  },
  {
    id: 'also',
    kind: 'stories',
    heading: 'Also This Week',
    items: [
      sampleStory({
        title: 'Tidewater 3 ships with open weights and a closed recipe',
        url: 'https://tidewater.example/3',
        byline: 'Nov 17 · Tidewater blog',
        commentary:
          'Good weights, thin documentation. Run your own contamination check before you quote the numbers.',
      }),
      sampleStory({
        title: 'Grid operators ask data centres to fold at peak hours',
        byline: 'ongoing · Power Desk',
        commentary:
          'If your jobs checkpoint every ten minutes you can take the discount; if not, now is the week to fix `save_every=∞`.',
      }),
    ],
  },
  {
    id: 'sponsor',
    kind: 'sponsor',
    heading: '',
    sponsor: 'Plainhost',
    url: 'https://plainhost.example/?ref=gradient-notes',
    body: rich(
      'Machines with a price on the label. Rent eight accelerators by the hour, see the bill before you start, stop when you like.',
    ),
    image: null,
  },
  {
    id: 'papers',
    kind: 'papers',
    heading: 'From the Lab',
    items: [
      samplePaper({
        entryId: '0000000000000000000000c1',
        entrySlug: 'streaming-caches',
        title: 'Streaming Caches: Answering Before the Prompt Ends',
        url: 'https://arxiv.example/abs/2611.01234',
        byline: 'Adeyemi, Lindqvist, Park et al. · arXiv 2611.01234 · Nov 16',
        arxivId: '2611.01234',
        commentary:
          'Advances the cache while the user is still typing, so latency depends on the query alone: O(|q|). The ablation on edits in the middle of the context is the part to read twice.',
      }),
      samplePaper({
        title: 'Registers Are Not Enough: Attention Sinks in Vision Models',
        authors: ['M. Castellanos', 'R. Iyer'],
        venue: 'Workshop on Representations',
        year: 2026,
        doi: '10.5555/3600.1234',
        commentary:
          'Eight registers hide the sinks; they do not remove them. The probe in section 4 is ten lines and worth stealing.',
      }),
    ],
  },
  {
    id: 'callout',
    kind: 'callout',
    heading: '',
    body: rich('Reader survey: five questions, two minutes. We print the answers, the unkind ones too.'),
  },
  {
    id: 'outline',
    kind: 'outline',
    heading: 'The Week in Threads',
    nodes: [
      { type: 'heading', depth: 0, children: [{ text: 'Local inference' }] },
      {
        type: 'item',
        depth: 0,
        children: [{ text: 'Runtimes', bold: true }, { text: ': day-zero support became normal' }],
      },
      { type: 'item', depth: 1, children: [{ text: 'single-file builds: @marta_compiles' }] },
      { type: 'item', depth: 1, children: [{ text: 'browser builds: @webtensor' }] },
      { type: 'item', depth: 2, children: [{ text: 'still slow on phones 🐢' }] },
      { type: 'item', depth: 0, children: [{ text: 'Quantised caches, with a caveat below' }] },
      {
        type: 'paragraph',
        depth: 1,
        children: [{ text: 'The caveat: quality falls off after 64k tokens.' }],
      },
      { type: 'heading', depth: 1, children: [{ text: 'Numbers people quoted' }] },
      { type: 'item', depth: 0, children: [{ text: '300 tokens a second on a laptop, plugged in' }] },
      { type: 'paragraph', depth: 0, children: [{ text: 'We could repeat two of the three.' }] },
    ],
  },
  { id: 'rule', kind: 'divider', heading: '' },
  {
    id: 'notes',
    kind: 'text',
    heading: 'From the Desk',
    body: [
      {
        type: 'paragraph',
        children: [
          { text: 'A paragraph with ' },
          { text: 'bold', bold: true },
          { text: ', ' },
          { text: 'italics', italic: true },
          { text: ', ' },
          { text: 'code()', code: true },
          { text: ' and ' },
          { text: 'a link to our notes', href: 'https://gradient.example/about' },
          { text: '.' },
        ],
      },
      { type: 'heading', level: 3, children: [{ text: 'Words that are hard to set' }] },
      {
        type: 'listItem',
        ordered: true,
        depth: 0,
        children: [
          { text: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft' },
        ],
      },
      {
        type: 'listItem',
        ordered: true,
        depth: 0,
        children: [
          { text: '勾配ノートは毎週金曜日に届きます。長い文でも、行は正しく折り返されなければなりません。' },
        ],
      },
      {
        type: 'listItem',
        ordered: true,
        depth: 0,
        children: [{ text: 'اللغة العربية تُكتب من اليمين إلى اليسار، والأرقام مثل 4,096 تبقى كما هي.' }],
      },
      {
        type: 'listItem',
        ordered: true,
        depth: 1,
        children: [{ text: 'family: 👩‍👩‍👧‍👦, flag: 🇪🇺, skin tone: 👍🏽' }],
      },
      {
        type: 'quote',
        children: [
          { text: 'Write {{{UNSUB_TOKEN}}} if you must; it stays what it is, as do <b> & "quotes".' },
        ],
      },
    ],
  },
  {
    id: 'reading',
    kind: 'reading',
    heading: 'Worth Reading',
    items: [
      {
        title: 'The spreadsheet that ran a cluster',
        url: 'https://essays.example/spreadsheet',
        byline: '',
        note: rich('an honest history of scheduling before schedulers.'),
      },
      {
        title: 'Against leaderboards, again',
        url: null,
        byline: 'Hollow Press',
        note: rich('short, cross, right about variance.'),
      },
    ],
  },
  { id: 'jobs', kind: 'stories', heading: 'Who Is Hiring', items: [] },
];
