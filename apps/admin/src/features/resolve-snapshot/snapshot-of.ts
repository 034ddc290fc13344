import { Snapshot } from '@masthead/domain';
import type { Issue, Newsletter } from '../../payload-types.ts';
import { richTextFromLexical } from '../rich-text/convert.ts';
import type { Library } from './library.ts';
import { newsletterProfile } from './newsletter-profile.ts';
import { sectionFromBlock } from './sections.ts';

/** Scripts that are written from right to left, by the primary language subtag. */
const rightToLeft = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/**
 * An issue and all it refers to → its snapshot: self-contained, checked, deterministic (no clock, nothing random).
 * @throws ZodError when the issue cannot be printed, naming what is missing
 */
export function snapshotOf(issue: Issue, newsletter: Newsletter, library: Library): Snapshot {
  const profile = newsletterProfile(newsletter, library.siteUrl, library.media);
  const tagline = issue.tagline ?? '';
  return Snapshot.parse({
    version: 1,
    newsletter: profile,
    issue: {
      id: issue.id,
      slug: issue.slug,
      number: issue.number ?? null,
      kind: issue.kind,
      subject: issue.subject || tagline,
      preheader: issue.preheader ?? '',
      // Payload keeps a day as an instant of that day in UTC.
      date: issue.date ? issue.date.slice(0, 10) : null,
      tagline,
      lede: richTextFromLexical(issue.lede),
      closing: richTextFromLexical(issue.closing),
      language: profile.language,
      direction: rightToLeft.has(profile.language.split('-')[0] ?? '') ? 'rtl' : 'ltr',
    },
    sections: (issue.sections ?? []).map((block, index) => sectionFromBlock(block, index, library)),
  });
}
