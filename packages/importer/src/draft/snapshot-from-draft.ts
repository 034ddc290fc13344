import { createHash } from 'node:crypto';
import { type IssueDraft, type NewsletterProfile, richTextFromPlain, Snapshot } from '@masthead/domain';
import { splitFirstSentence } from '../text/sentences.ts';
import { sectionsByKind } from './sections-by-kind.ts';
import { slugOf } from './slug-of.ts';
import { snapshotSection } from './snapshot-section.ts';

/** What a draft does not say of itself. */
export interface SnapshotFacts {
  /** `YYYY-MM-DD`, printed under the wordmark; also what "May 18" is read against. */
  readonly date?: string | null;
  readonly number?: number | null;
  readonly kind?: 'weekly' | 'digest';
}

/**
 * A draft → the snapshot it would be with nothing behind its mentions: to look at an issue before any admin runs.
 * Its id is derived from the draft, so the same draft gives the same snapshot. Throws a ZodError only if the
 * newsletter profile is not one.
 */
export function snapshotFromDraft(
  draft: IssueDraft,
  newsletter: NewsletterProfile,
  facts: SnapshotFacts = {},
): Snapshot {
  const id = createHash('sha256').update(JSON.stringify(draft), 'utf8').digest('hex').slice(0, 24);
  const subject = subjectOf(draft);
  const isDigest = draft.sections.some((section) => section.kind === 'outline' && section.items.length > 0);
  const reference = new Date(facts.date ?? '2026-01-01');
  return Snapshot.parse({
    version: 1,
    newsletter,
    issue: {
      id,
      slug: slugOf(subject),
      number: facts.number ?? null,
      kind: facts.kind ?? (isDigest ? 'digest' : 'weekly'),
      subject,
      preheader: preheaderOf(draft),
      date: facts.date ?? null,
      tagline: draft.tagline,
      lede: draft.lede.flatMap((paragraph) => richTextFromPlain(paragraph)),
      closing: richTextFromPlain(draft.closing),
      language: newsletter.language,
      direction: 'ltr',
    },
    sections: sectionsByKind(draft.sections).map((section, i) =>
      snapshotSection(section, `s${i + 1}`, reference),
    ),
  });
}

/** The tagline, else the first sentence of the text, never empty and short enough for a subject line. */
export function subjectOf(draft: IssueDraft): string {
  const first = [
    draft.tagline,
    ...draft.lede,
    ...draft.sections.flatMap(({ heading, items }) => [
      heading,
      ...items.map(({ title, commentary }) => title || commentary),
    ]),
    draft.closing,
  ].find((text) => text !== '');
  if (first === undefined) return 'Untitled issue';
  const sentence = splitFirstSentence(first)?.first ?? first;
  return clip(sentence.replace(/\.$/, ''), 140);
}

function preheaderOf(draft: IssueDraft): string {
  const text =
    draft.tagline === '' ? (splitFirstSentence(draft.lede[0] ?? '')?.rest ?? '') : (draft.lede[0] ?? '');
  return clip(splitFirstSentence(text)?.first ?? text, 140);
}

/** At most `length` characters, cut between words. */
function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2))}…`;
}
