import { assertNever, type DraftItemKind, type DraftSection, type SectionKind } from '@masthead/domain';

/**
 * Draft sections whose items are of several kinds (a blog post among the papers, a line of free text among links)
 * → runs of one kind each, in order, as an issue's blocks and a snapshot's sections hold them. The heading stays
 * with the first run; the others have none. A section of one kind, or without items, stays as it is.
 */
export function sectionsByKind(sections: readonly DraftSection[]): DraftSection[] {
  return sections.flatMap((section) => {
    const runs: DraftSection[] = [];
    for (const item of section.items) {
      const kind = sectionFor(item.kind, section.kind);
      const run = runs.at(-1);
      if (run?.kind === kind) run.items.push(item);
      else runs.push({ kind, heading: runs.length === 0 ? section.heading : '', items: [item] });
    }
    return runs.length === 0 ? [section] : runs;
  });
}

/** The section an item fits into; its own section when that can hold it. */
function sectionFor(item: DraftItemKind, own: SectionKind): SectionKind {
  switch (item) {
    case 'story':
      return own === 'bigStory' ? 'bigStory' : 'stories';
    case 'paper':
      return 'papers';
    case 'media':
      return 'watch';
    case 'takeaway':
      return 'takeaways';
    case 'link':
      return 'reading';
    case 'heading':
    case 'listItem':
      return 'outline';
    case 'text':
      return own === 'outline' || own === 'callout' || own === 'sponsor' ? own : 'text';
    default:
      return assertNever(item);
  }
}
