import { contentVersionOf, mentionsOf, type PublicEntry, type PublicIssue } from '@masthead/archive';
import {
  defaultTheme,
  type NewsletterProfile,
  richTextFromPlain,
  type Section,
  Snapshot,
} from '@masthead/domain';

/** Sample content for the site's tests; every word is made up. */
export const newsletter: NewsletterProfile = {
  id: '65a000000000000000000001',
  slug: 'gradient-notes',
  name: 'Gradient Notes',
  description: 'What changed in deep learning this week, and what to do about it.',
  sender: { name: 'Gradient Notes', address: 'editors@gradient-notes.example' },
  replyTo: null,
  postalAddress: 'Gradient Notes, 12 Harbour Lane, 20457 Hamburg, Germany',
  siteUrl: 'http://127.0.0.1:4000',
  language: 'en',
  timeZone: 'Europe/Berlin',
  slot: { weekday: 5, time: '09:00' },
  theme: defaultTheme,
};

const state = { slug: 'state-space-models', name: 'State space models' };
const mention = { entryId: null, entrySlug: null, url: null, byline: '', previously: null };

export const storyEntry: PublicEntry = {
  id: '65b000000000000000000001',
  kind: 'story',
  slug: 'a-kernel-that-waits-for-nobody',
  title: 'A kernel that waits for nobody',
  url: 'https://kernels.example/waits',
  byline: '3 November 2026 · Kernel Diary',
  authors: [],
  venue: null,
  year: null,
  arxivId: null,
  doi: null,
  topics: [state],
  mentions: [],
};

export const paperEntry: PublicEntry = {
  ...storyEntry,
  id: '65b000000000000000000002',
  kind: 'paper',
  slug: 'short-states-long-memories',
  title: 'Short states, long memories',
  url: 'https://arxiv.org/abs/2611.00042',
  byline: 'Ada Winter, Jonas Łind · Workshop on Small Things · 2026',
  authors: ['Ada Winter', 'Jonas Łind'],
  venue: 'Workshop on Small Things',
  year: 2026,
  arxivId: '2611.00042',
};

export const mediaEntry: PublicEntry = {
  ...storyEntry,
  id: '65b000000000000000000003',
  kind: 'media',
  slug: 'a-talk-about-waiting',
  title: 'A talk about waiting',
  url: 'https://talks.example/waiting',
  byline: 'Kernel Hour · Grace Okafor · 41 min',
};

/** An issue that mentions the story and the paper. `words` goes into its texts, so that tests can look for them. */
export function makeIssue(options: {
  readonly number: number;
  readonly date: string;
  readonly publicFrom: Date | null;
  readonly words?: string;
  readonly tagline?: string;
  readonly sections?: readonly Section[];
  readonly archiveMode?: PublicIssue['archiveMode'];
}): PublicIssue {
  const { number, date, publicFrom, words = 'plain words', archiveMode = 'public' } = options;
  const id = `65c0000000000000000${String(number).padStart(5, '0')}`;
  const slug = `issue-${number}`;
  const tagline = options.tagline ?? `The week of ${words}`;
  const snapshot = Snapshot.parse({
    version: 1,
    newsletter,
    issue: {
      id,
      slug,
      number,
      kind: 'weekly',
      subject: tagline,
      preheader: 'One line.',
      date,
      tagline,
      lede: richTextFromPlain(`An opening with ${words}.`),
      closing: richTextFromPlain(`A closing with ${words}.`),
      language: 'en',
      direction: 'ltr',
    },
    sections: options.sections ?? sampleSections(words),
  });
  return {
    id,
    newsletterId: newsletter.id,
    slug,
    number,
    kind: 'weekly',
    tagline,
    date,
    publicFrom,
    archiveMode,
    snapshot,
    contentVersion: contentVersionOf(snapshot),
  };
}

/** The entry with what the given issues say of it. */
export function withMentions(entry: PublicEntry, issues: readonly PublicIssue[]): PublicEntry {
  return { ...entry, mentions: issues.flatMap((issue) => mentionsOf(issue).get(entry.id) ?? []) };
}

/** The sections of `makeIssue`, and one more that mentions the talk. */
export function sectionsWithTalk(words: string): readonly Section[] {
  const talk: Section = {
    kind: 'watch',
    id: 's4',
    heading: 'Watch and Listen',
    items: [
      {
        ...mention,
        entryId: mediaEntry.id,
        entrySlug: mediaEntry.slug,
        title: mediaEntry.title,
        url: mediaEntry.url,
        byline: mediaEntry.byline,
        medium: 'podcast',
        show: 'Kernel Hour',
        people: ['Grace Okafor'],
        durationMinutes: 41,
        commentary: richTextFromPlain(`Worth hearing for ${words}.`),
      },
    ],
  };
  return [...sampleSections(words), talk];
}

function sampleSections(words: string): readonly Section[] {
  return [
    {
      kind: 'takeaways',
      id: 's1',
      heading: 'Key Takeaways',
      items: [{ claim: 'Measure before you move.', detail: richTextFromPlain('Then measure again.') }],
    },
    {
      kind: 'bigStory',
      id: 's2',
      heading: 'The Big Story',
      items: [
        {
          ...mention,
          entryId: storyEntry.id,
          entrySlug: storyEntry.slug,
          title: storyEntry.title,
          url: storyEntry.url,
          byline: storyEntry.byline,
          sources: ['Kernel Diary'],
          dateText: '3 November 2026',
          topics: [state],
          commentary: richTextFromPlain(`What we said: ${words}.`),
        },
      ],
    },
    {
      kind: 'papers',
      id: 's3',
      heading: 'From the Lab',
      items: [
        {
          ...mention,
          entryId: paperEntry.id,
          entrySlug: paperEntry.slug,
          title: paperEntry.title,
          url: paperEntry.url,
          byline: paperEntry.byline,
          authors: [...paperEntry.authors],
          venue: paperEntry.venue,
          year: paperEntry.year,
          arxivId: paperEntry.arxivId,
          doi: null,
          openReviewId: null,
          topics: [state],
          commentary: richTextFromPlain('Worth an evening.'),
        },
      ],
    },
  ];
}
