import { richTextFromPlain, type Section, type Snapshot } from '@masthead/domain';
import { brandedNewsletter } from './sample-brand.ts';
import { sampleSections } from './sample-sections.ts';
import { sampleSnapshot } from './sample-snapshot.ts';

const stories = sampleSections.flatMap((section) =>
  section.kind === 'bigStory' || section.kind === 'stories' ? section.items : [],
);

const issue = (number: number, title: string, day: string) => ({
  title,
  url: `https://gradient.example/issues/kernel-letters-${number}`,
  byline: `№${number} · ${day}`,
  note: [],
});

const sections: readonly Section[] = [
  { id: 'leads', kind: 'stories', heading: 'The big stories', items: stories.slice(0, 3) },
  {
    id: 'topics',
    kind: 'outline',
    heading: 'What kept coming back',
    nodes: [
      { type: 'heading', depth: 0, children: [{ text: 'Number formats' }] },
      {
        type: 'item',
        depth: 0,
        children: [
          { text: 'Four bits from the first step', href: 'https://lab.example/halfpoint' },
          { text: ' · №9' },
        ],
      },
      {
        type: 'item',
        depth: 0,
        children: [{ text: 'Rounding, once more', href: 'https://lab.example/rounding' }, { text: ' · №12' }],
      },
    ],
  },
  ...sampleSections.filter(({ kind }) => kind === 'papers'),
  {
    id: 'issues',
    kind: 'reading',
    heading: 'The issues of the month',
    items: [
      issue(9, 'The week the loss came back', '6 November 2026'),
      issue(12, 'Four bits, all the way down', '20 November 2026'),
    ],
  },
];

/** A month's digest of another brand: what the desk drafts, edited. */
export const sampleDigest: Snapshot = {
  ...sampleSnapshot,
  newsletter: brandedNewsletter,
  issue: {
    ...sampleSnapshot.issue,
    id: '0000000000000000000000d2',
    slug: 'kernel-letters-digest-2026-12-01',
    number: null,
    kind: 'digest',
    subject: 'November 2026, in one mail',
    preheader: 'Three stories, one topic, the papers, and where to read on.',
    date: '2026-12-01',
    tagline: 'November 2026, in one mail',
    lede: richTextFromPlain('What November 2026 brought, from the month’s two issues.'),
    closing: richTextFromPlain('Until the first of January.'),
  },
  sections: [...sections],
};
