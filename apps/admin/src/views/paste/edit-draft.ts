import {
  assertNever,
  type DraftItem,
  type DraftItemKind,
  type DraftSection,
  type IssueDraft,
  type SectionKind,
} from '@masthead/domain';

/** Changes one item of a draft; the draft itself stays as it was. */
export function changeItem(
  draft: IssueDraft,
  section: number,
  item: number,
  change: Partial<DraftItem>,
): IssueDraft {
  return changeSection(draft, section, ({ items, ...rest }) => ({
    ...rest,
    items: items.map((one, at) => (at === item ? { ...one, ...change } : one)),
  }));
}

/** Another kind of section: what it holds becomes of that kind too, with all its words. */
export function changeSectionKind(draft: IssueDraft, section: number, kind: SectionKind): IssueDraft {
  return changeSection(draft, section, (one) => {
    const holds = itemKindIn(kind);
    return { ...one, kind, items: one.items.map((item) => ({ ...item, kind: holds })) };
  });
}

/** The lede as typed in one field. Parted and joined again it is what was typed, a blank line still without words too. */
export function changeLede(draft: IssueDraft, text: string): IssueDraft {
  return { ...draft, lede: text === '' ? [] : text.split('\n\n') };
}

export function changeHeading(draft: IssueDraft, section: number, heading: string): IssueDraft {
  return changeSection(draft, section, (one) => ({ ...one, heading }));
}

function changeSection(
  draft: IssueDraft,
  section: number,
  change: (section: DraftSection) => DraftSection,
): IssueDraft {
  return {
    ...draft,
    sections: draft.sections.map((one, at) => (at === section ? change(one) : one)),
  };
}

/** What a section of this kind is made of. */
function itemKindIn(kind: SectionKind): DraftItemKind {
  switch (kind) {
    case 'watch':
      return 'media';
    case 'takeaways':
      return 'takeaway';
    case 'bigStory':
    case 'stories':
      return 'story';
    case 'papers':
      return 'paper';
    case 'reading':
      return 'link';
    case 'outline':
      return 'listItem';
    case 'text':
    case 'image':
    case 'callout':
    case 'sponsor':
    case 'divider':
      return 'text';
    default:
      return assertNever(kind);
  }
}
