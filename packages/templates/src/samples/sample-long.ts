import type { Section, Snapshot } from '@masthead/domain';
import { samplePaper, sampleStory } from './sample-mentions.ts';
import { sampleSections } from './sample-sections.ts';
import { sampleSnapshot } from './sample-snapshot.ts';

const subjects: Readonly<Record<string, readonly string[]>> = {
  'Training Runs': [
    'A nine-billion model restarted from a checkpoint nobody had looked at for a month',
    'Warm-up, once more: the first thousand steps decide less than everybody thought',
    'Two labs share one cluster and publish the bill',
    'Weight decay on the embeddings alone',
    'The optimiser that keeps half of its state on disk',
    'A loss spike explained by a single document, which was printed twice',
    'Batch sizes that grow with the noise',
    'What a power cut taught about saving often',
  ],
  'Answering Faster': [
    'A cache that forgets what nobody asks for',
    'Speculative decoding without a second model',
    'Eight bits for keys, four for values, and no worse on long letters',
    'One kernel for every head size between 48 and 256',
    'Prefill on the slow machines, decode on the fast ones',
    'How long a queue may get before readers leave: a measurement',
    'Streaming answers that never take a word back',
    'A scheduler written in an afternoon beats the one written in a year',
  ],
  'Data and Where It Comes From': [
    'Forty libraries scan what no crawler finds',
    'Deduplication by meaning removes the poems first',
    'A corpus of lab notebooks, with the failed experiments left in',
    'Who owns a transcript? Three answers from three courts',
    'Synthetic exercises help arithmetic and hurt spelling',
    'Filters that were tuned on English drop half of Amharic',
    'A public log of everything that was taken out, and why',
    'Old newspapers, new dates: how models learn when things happened',
  ],
  'Measuring Models': [
    'The benchmark that renews itself every Friday',
    'Judges disagree more with themselves than with each other',
    'Contamination found by asking for the typo on page nine',
    'A leaderboard closes, and says what it got wrong',
    'Human baselines were measured on tired humans',
    'Ten seeds are not enough for the third digit',
    'Long contexts, short questions: what the needle test never tested',
    'Cost per solved task, in coins instead of tokens',
  ],
};
const papers = [
  'Short states, long memories',
  'On the order in which a network forgets',
  'Gradients at the edge of four bits',
  'A lower bound for retrieval with noisy keys',
  'Sparse experts and the tax of choosing',
  'Why attention sinks where it does',
  'Learning from corrections alone',
  'What a tokenizer costs a small language',
];

/** Sentences of ours: each item gets two paragraphs of them, the next one others in another order. */
const remarks = [
  'The gain is real and smaller than the headline: two groups repeated it on other data, and `O(n²)` stays where it was.',
  'What surprised us is the appendix, where the authors list four settings in which it does not work and one in which it makes matters worse.',
  'The code is short enough to read over coffee, and the comments say why each constant is what it is.',
  'Copy the rounding, leave the schedule, and measure on your own machine before you move anything else.',
  'Nobody has yet tried it above ten billion parameters, and the curve in the third figure bends in a way that makes us careful.',
  'The comparison is fair: the same data, the same budget, and a baseline that was tuned as long as the new method.',
  'If you run a small cluster, this is the week’s most useful result, because it asks for patience instead of memory.',
  'An earlier version claimed twice as much; that it was withdrawn in public is to the authors’ credit.',
  'We asked the maintainers, who expect it in the next release behind a flag and in the one after that for everybody.',
  'The numbers are from one run, as the footnote admits, so read the second digit as decoration.',
  'It reads like an answer to the note that we printed in September, although neither text mentions the other.',
  'For readers who only want the conclusion: yes for batch jobs, not yet for anything that a person waits for.',
  'Three weeks of logs come with it, and they are the first we have seen that were not cleaned of their embarrassments.',
];

const said = (at: number) =>
  [0, 5]
    .map((begin) =>
      [0, 1, 2, 3, 4].map((step) => remarks[(at * 3 + (begin + step) * 5) % remarks.length]).join(' '),
    )
    .join('\n\n');

const address = (at: number) => `https://stories.example/2026/11/${at + 1}?from=issue&to=reader`;

const stories = Object.entries(subjects).map(
  ([heading, titles], part): Section => ({
    id: `subject-${part}`,
    kind: 'stories',
    heading,
    items: titles.map((title, index) => {
      const at = part * titles.length + index;
      return sampleStory({
        title,
        url: address(at),
        byline: `November ${1 + (at % 28)}, 2026 · The Register of Models · ${3 + (at % 9)} min`,
        commentary: said(at),
      });
    }),
  }),
);

const fromTheLab: Section = {
  id: 'papers',
  kind: 'papers',
  heading: 'From the Lab',
  items: papers.map((title, index) => {
    const arxivId = `2611.${10_000 + index}`;
    return samplePaper({
      title,
      url: `https://arxiv.org/abs/${arxivId}`,
      authors: ['Ada Winter', 'Jonas Łind', 'M. Aslan'],
      venue: 'Workshop on Small Things',
      arxivId,
      commentary: said(32 + index),
    });
  }),
};

/** An issue of forty items with a list of contents, a little below the size at which Gmail cuts a mail off. */
export const sampleLong: Snapshot = {
  ...sampleSnapshot,
  issue: {
    ...sampleSnapshot.issue,
    id: '0000000000000000000000d3',
    slug: 'everything-at-once',
    number: 13,
    subject: 'Everything at once',
    preheader: 'Forty things in one week, and which five to read.',
    date: '2026-11-27',
    tagline: 'Everything at once: the week in which nobody waited for the conference.',
  },
  sections: [...sampleSections.filter(({ kind }) => kind === 'takeaways'), ...stories, fromTheLab],
};
