import {
  assertNever,
  type MediaMention,
  type PaperMention,
  type Section,
  type StoryMention,
} from '@masthead/domain';
import type { PublicIssue, PublicMention } from './read-model.ts';

/** What an issue says about each canonical entry, by entry id, in printed order: the `mentions` that its projection stores. */
export function mentionsOf(issue: PublicIssue): ReadonlyMap<string, readonly PublicMention[]> {
  const byEntry = new Map<string, PublicMention[]>();
  for (const item of issue.snapshot.sections.flatMap(itemsOf)) {
    if (item.entryId === null) continue;
    const mention: PublicMention = {
      issueId: issue.id,
      newsletterId: issue.newsletterId,
      issueSlug: issue.slug,
      issueNumber: issue.number,
      issueTagline: issue.tagline,
      date: issue.date,
      publicFrom: issue.publicFrom,
      title: item.title,
      byline: item.byline,
      commentary: item.commentary,
    };
    byEntry.set(item.entryId, [...(byEntry.get(item.entryId) ?? []), mention]);
  }
  return byEntry;
}

function itemsOf(section: Section): readonly (MediaMention | StoryMention | PaperMention)[] {
  switch (section.kind) {
    case 'watch':
    case 'bigStory':
    case 'stories':
    case 'papers':
      return section.items;
    case 'takeaways':
    case 'reading':
    case 'outline':
    case 'text':
    case 'image':
    case 'callout':
    case 'sponsor':
    case 'divider':
      return [];
    default:
      return assertNever(section);
  }
}
