import { z } from 'zod';
import { Correction } from './correction.ts';
import { HexId, Slug, WebUrl } from './ids.ts';
import { ImageRef } from './image-ref.ts';
import { Inline, RichText } from './rich-text.ts';
import { Theme } from './theme.ts';

/** What a mail and a page need to know of the newsletter; self-contained, public. */
export const NewsletterProfile = z.object({
  id: HexId,
  slug: Slug,
  name: z.string().min(1),
  description: z.string(),
  sender: z.object({ name: z.string().min(1), address: z.string().min(3) }),
  replyTo: z.string().nullable(),
  /** Printed in every issue; without one nothing is sent (CAN-SPAM § 7704(a)(5)). */
  postalAddress: z.string(),
  /** Where the public site answers, without a trailing slash. */
  siteUrl: z.string(),
  language: z.string(),
  timeZone: z.string(),
  slot: z.object({ weekday: z.int().min(1).max(7), time: z.string().regex(/^\d{2}:\d{2}$/) }).nullable(),
  theme: Theme,
});
export type NewsletterProfile = z.infer<typeof NewsletterProfile>;

/** "Previously in №9", with what was said there when the editor chose to print it. */
export const Previously = z.object({
  number: z.int().nullable(),
  slug: Slug,
  text: RichText,
  /** Errata on it, printed whether or not its words are. Absent where there are none. */
  corrections: z.array(Correction.pick({ id: true, date: true, text: true })).optional(),
});
export type Previously = z.infer<typeof Previously>;

const mention = {
  /** The canonical entry behind it; null for what only this issue holds. */
  entryId: HexId.nullable(),
  entrySlug: Slug.nullable(),
  /** As this issue words it, else the entry's own. */
  title: z.string(),
  url: WebUrl.nullable(),
  /** The line under the title as printed; parts divided by " · ". */
  byline: z.string(),
  commentary: RichText,
  previously: Previously.nullable(),
};

export const StoryMention = z.object({
  ...mention,
  sources: z.array(z.string()),
  dateText: z.string().nullable(),
  topics: z.array(z.object({ slug: Slug, name: z.string() })),
});
export type StoryMention = z.infer<typeof StoryMention>;

export const PaperMention = z.object({
  ...mention,
  authors: z.array(z.string()),
  venue: z.string().nullable(),
  year: z.int().nullable(),
  arxivId: z.string().nullable(),
  doi: z.string().nullable(),
  openReviewId: z.string().nullable(),
  topics: z.array(z.object({ slug: Slug, name: z.string() })),
});
export type PaperMention = z.infer<typeof PaperMention>;

export const MediaMention = z.object({
  ...mention,
  /** "podcast", "talk", "video": printed as text. */
  medium: z.string().nullable(),
  show: z.string().nullable(),
  people: z.array(z.string()),
  durationMinutes: z.int().positive().nullable(),
});
export type MediaMention = z.infer<typeof MediaMention>;

const section = { id: z.string().min(1), heading: z.string() };

export const Section = z.discriminatedUnion('kind', [
  z.object({ ...section, kind: z.literal('watch'), items: z.array(MediaMention) }),
  z.object({
    ...section,
    kind: z.literal('takeaways'),
    items: z.array(z.object({ claim: z.string(), detail: RichText })),
  }),
  z.object({ ...section, kind: z.literal('bigStory'), items: z.array(StoryMention) }),
  z.object({ ...section, kind: z.literal('stories'), items: z.array(StoryMention) }),
  z.object({ ...section, kind: z.literal('papers'), items: z.array(PaperMention) }),
  z.object({
    ...section,
    kind: z.literal('reading'),
    items: z.array(
      z.object({ title: z.string(), url: WebUrl.nullable(), byline: z.string(), note: RichText }),
    ),
  }),
  z.object({
    ...section,
    kind: z.literal('outline'),
    /** Headings within headings, lists within lists: flat, each node with its depth. */
    nodes: z.array(
      z.object({
        type: z.enum(['heading', 'item', 'paragraph']),
        depth: z.int().min(0).max(5),
        children: z.array(Inline),
      }),
    ),
  }),
  z.object({ ...section, kind: z.literal('text'), body: RichText }),
  z.object({
    ...section,
    kind: z.literal('image'),
    image: ImageRef,
    caption: z.array(Inline),
    credit: z.string(),
    href: WebUrl.nullable(),
  }),
  z.object({ ...section, kind: z.literal('callout'), body: RichText }),
  z.object({
    ...section,
    kind: z.literal('sponsor'),
    sponsor: z.string(),
    url: WebUrl.nullable(),
    body: RichText,
    image: ImageRef.nullable(),
  }),
  z.object({ ...section, kind: z.literal('divider') }),
]);
export type Section = z.infer<typeof Section>;

/** An issue resolved: everything a renderer needs, nothing it would have to look up. Door 1 of docs/ARCHITECTURE.md. */
export const Snapshot = z.object({
  version: z.literal(1),
  newsletter: NewsletterProfile,
  issue: z.object({
    id: HexId,
    slug: Slug,
    number: z.int().positive().nullable(),
    kind: z.enum(['weekly', 'digest']),
    subject: z.string(),
    preheader: z.string(),
    /** The date printed under the wordmark, `YYYY-MM-DD` in the newsletter's zone; null while nobody set one. */
    date: z.iso.date().nullable(),
    tagline: z.string(),
    lede: RichText,
    closing: RichText,
    language: z.string(),
    direction: z.enum(['ltr', 'rtl']),
  }),
  sections: z.array(Section),
});
export type Snapshot = z.infer<typeof Snapshot>;
