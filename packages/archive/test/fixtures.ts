import { defaultTheme, type NewsletterProfile, richTextFromPlain, Snapshot } from '@masthead/domain';
import { contentVersionOf } from '../src/content-version.ts';
import { mentionsOf } from '../src/mentions.ts';
import type { PublicEntry, PublicIssue } from '../src/read-model.ts';

export const newsletter: NewsletterProfile = {
  id: '65a000000000000000000001',
  slug: 'gradient-notes',
  name: 'Gradient Notes',
  description: 'Made up for tests.',
  sender: { name: 'Gradient Notes', address: 'editors@gradient-notes.example' },
  replyTo: null,
  postalAddress: '12 Harbour Lane, Hamburg',
  siteUrl: 'http://127.0.0.1:4000',
  language: 'en',
  timeZone: 'Europe/Berlin',
  slot: null,
  theme: defaultTheme,
};

export const topic = { slug: 'small-models', name: 'Small models' };

export const entry: PublicEntry = {
  id: '65b000000000000000000001',
  kind: 'story',
  slug: 'a-small-model-learns-to-wait',
  title: 'A small model learns to wait',
  url: 'https://example.org/wait',
  byline: '1 November 2026',
  authors: [],
  venue: null,
  year: null,
  arxivId: null,
  doi: null,
  topics: [topic],
  mentions: [],
};

/** An issue that says `words` about the entry. */
export function makeIssue(
  number: number,
  publicFrom: Date | null,
  options: { readonly words?: string; readonly archiveMode?: PublicIssue['archiveMode'] } = {},
): PublicIssue {
  const { words = 'plain words', archiveMode = 'public' } = options;
  const id = `65c0000000000000000${String(number).padStart(5, '0')}`;
  const date = publicFrom === null ? null : publicFrom.toISOString().slice(0, 10);
  const snapshot = Snapshot.parse({
    version: 1,
    newsletter,
    issue: {
      id,
      slug: `issue-${number}`,
      number,
      kind: 'weekly',
      subject: `Issue ${number}`,
      preheader: '',
      date,
      tagline: `Tagline ${number}: ${words}`,
      lede: richTextFromPlain(`Lede ${number}: ${words}`),
      closing: richTextFromPlain(`Closing: ${words}`),
      language: 'en',
      direction: 'ltr',
    },
    sections: [
      {
        kind: 'stories',
        id: 's1',
        heading: 'Also This Week',
        items: [
          {
            entryId: entry.id,
            entrySlug: entry.slug,
            title: entry.title,
            url: entry.url,
            byline: entry.byline,
            commentary: richTextFromPlain(`Commentary ${number}: ${words}`),
            previously: null,
            sources: [],
            dateText: null,
            topics: [topic],
          },
        ],
      },
    ],
  });
  return {
    id,
    newsletterId: newsletter.id,
    slug: `issue-${number}`,
    number,
    kind: 'weekly',
    tagline: snapshot.issue.tagline,
    date,
    publicFrom,
    archiveMode,
    snapshot,
    contentVersion: contentVersionOf(snapshot),
  };
}

export function entryMentionedIn(issues: readonly PublicIssue[]): PublicEntry {
  return { ...entry, mentions: issues.flatMap((issue) => mentionsOf(issue).get(entry.id) ?? []) };
}
