import type { Section, Snapshot } from '@masthead/domain';
import { samplePaper, sampleStory } from './sample-mentions.ts';
import { sampleSnapshot } from './sample-snapshot.ts';

/** A long issue of `count` stories and papers, a third of them papers: for measuring and for what mail programs cut. */
export function manyItems(count: number, kind: Snapshot['issue']['kind'] = 'weekly'): Snapshot {
  const papers = Math.floor(count / 3);
  const sections: Section[] = [
    {
      id: 'stories',
      kind: 'stories',
      heading: 'Also This Week',
      items: Array.from({ length: count - papers }, (_, at) =>
        sampleStory({
          title: `Story ${at + 1}: a cache that forgets what nobody asks for, measured once more`,
          url: `https://stories.example/${at + 1}?from=issue&to=reader`,
          byline: `November ${1 + (at % 28)}, 2026 · The Register of Models`,
          commentary: `${said} It is number ${at + 1} of its kind, and the first with a figure.`,
        }),
      ),
    },
    {
      id: 'papers',
      kind: 'papers',
      heading: 'From the Lab',
      items: Array.from({ length: papers }, (_, at) =>
        samplePaper({
          title: `Paper ${at + 1}: short states and long memories in small machines`,
          url: `https://arxiv.org/abs/2611.${String(10_000 + at)}`,
          authors: ['Ada Winter', 'Jonas Łind', 'M. Aslan'],
          venue: 'Workshop on Small Things',
          arxivId: `2611.${String(10_000 + at)}`,
          commentary: said,
        }),
      ),
    },
  ];
  return { ...sampleSnapshot, issue: { ...sampleSnapshot.issue, kind }, sections };
}

const said =
  'The gain is real and smaller than the headline: two groups repeated it on other data, and `O(n²)` stays where it was. Copy the rounding, leave the schedule, and measure before you move anything else.';
