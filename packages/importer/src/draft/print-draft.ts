import type { DraftItem, IssueDraft } from '@masthead/domain';

/** A draft as bare lines in the order in which mail and web print it: the yardstick of "no line is lost". */
export function printDraft(issue: IssueDraft): string[] {
  const lines = [
    issue.tagline,
    ...issue.lede,
    ...issue.sections.flatMap((section) => [section.heading, ...section.items.flatMap(printItem)]),
    issue.closing,
  ];
  return lines.filter((line) => line !== '');
}

function printItem(item: DraftItem): string[] {
  return [item.title, item.byline, item.commentary];
}
