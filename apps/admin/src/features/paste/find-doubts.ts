import type { DraftItem, DraftSection, IssueDraft } from '@masthead/domain';
import { findTwins, isOpaqueRedirect, knownHeading, type LinePlace, mentionsOf } from '@masthead/importer';
import type { Doubt } from './paste-shape.ts';

/** What the importer was not sure of, in the order of the draft; each in words that say what to do. */
export function findDoubts(draft: IssueDraft, places: readonly LinePlace[]): Doubt[] {
  const free = new Set(places.flatMap(({ free, item, section }) => (free ? [`${section}:${item}`] : [])));
  return draft.sections.flatMap((one, section) => [
    ...headingDoubts(one).map((text): Doubt => ({ section, item: null, text })),
    ...one.items.flatMap((item, at) =>
      itemDoubts(item, one, free.has(`${section}:${at}`)).map((text): Doubt => ({ section, item: at, text })),
    ),
  ]);
}

/** Items that have the title of one before them and another id or address: two entries, of which nobody was asked. */
export function countDoubtfulTwins(draft: IssueDraft): number {
  const twins = findTwins(mentionsOf(draft), () => true);
  return twins.filter((twin) => twin !== null && twin.differs !== null).length;
}

function headingDoubts({ heading, items, kind }: DraftSection): string[] {
  const named = heading === '' || knownHeading(heading) !== null;
  return named || items.length === 0 || kind === 'outline' || kind === 'text' || kind === 'callout'
    ? []
    : ['The heading is not one we know: what the section holds was told from its lines.'];
}

function itemDoubts(item: DraftItem, section: DraftSection, isFree: boolean): string[] {
  const doubts: string[] = [];
  const textIsFine = section.kind === 'text' || section.kind === 'callout' || section.kind === 'outline';
  if (isFree && !textIsFine) doubts.push('Not understood: kept as free text in its place.');
  const isMention = item.kind === 'story' || item.kind === 'paper' || item.kind === 'media';
  if (isMention && item.title.trim() === '') doubts.push('It has no title: no entry is made of it.');
  if (item.kind === 'paper' && Object.values(item.ids).every((id) => id === null))
    doubts.push(
      'A paper without arXiv id, DOI or OpenReview id: another issue’s can only be told by its title.',
    );
  if (item.url !== null && isOpaqueRedirect(item.url))
    doubts.push('The link is a click counter of another mail: open it and put in where it leads.');
  return doubts;
}
