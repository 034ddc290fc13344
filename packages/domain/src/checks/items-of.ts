import { assertNever } from '../assert-never.ts';
import type { MediaMention, PaperMention, Section, Snapshot, StoryMention } from '../snapshot.ts';

type ReadingItem = Extract<Section, { kind: 'reading' }>['items'][number];

/** An item of a section with its place in the form (`sections.2.items.0`). */
export type PlacedItem =
  | { readonly kind: 'story'; readonly path: string; readonly item: StoryMention }
  | { readonly kind: 'paper'; readonly path: string; readonly item: PaperMention }
  | { readonly kind: 'media'; readonly path: string; readonly item: MediaMention }
  | { readonly kind: 'reading'; readonly path: string; readonly item: ReadingItem };

/** Every story, paper, talk and link of an issue, in printed order. */
export function itemsOf(snapshot: Snapshot): readonly PlacedItem[] {
  return snapshot.sections.flatMap((section, at): PlacedItem[] => {
    const place = (index: number) => `sections.${at}.items.${index}`;
    switch (section.kind) {
      case 'bigStory':
      case 'stories':
        return section.items.map((item, i) => ({ kind: 'story', path: place(i), item }));
      case 'papers':
        return section.items.map((item, i) => ({ kind: 'paper', path: place(i), item }));
      case 'watch':
        return section.items.map((item, i) => ({ kind: 'media', path: place(i), item }));
      case 'reading':
        return section.items.map((item, i) => ({ kind: 'reading', path: place(i), item }));
      case 'takeaways':
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
  });
}
