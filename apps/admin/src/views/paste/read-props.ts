import type { IssueDraft } from '@masthead/domain';
import type { Doubt, MentionRead, ReadPaste } from '../../features/paste/paste-shape.ts';

/** Which suggestions were accepted (`section:item` → entry), which matches were taken back, which marks were looked at and left. */
export interface Answers {
  readonly accepted: Readonly<Record<string, string>>;
  /** `section:item` of a match that is another thing. */
  readonly apart: ReadonlySet<string>;
  /** `section:item` of what is one with an item above of its title, though an address or id differs. */
  readonly together: ReadonlySet<string>;
  readonly settled: ReadonlySet<string>;
}

/** What is known of one place and what is unsure there; `key` names a doubt among the answers. */
export interface PlaceMarks {
  readonly mention: MentionRead | null;
  readonly doubts: readonly (Doubt & { readonly key: string })[];
}

/** What every part of the right side is given. The changes are functions: a section that did not change is not drawn again. */
export interface ReadProps {
  /** By `section:item`, and `section:null` for a heading. */
  readonly marks: ReadonlyMap<string, PlaceMarks>;
  readonly answers: Answers;
  readonly shownAt: string | null;
  readonly onDraft: (change: (draft: IssueDraft) => IssueDraft) => void;
  readonly onAnswers: (change: (answers: Answers) => Answers) => void;
  readonly onShow: (at: string) => void;
}

/** A paste may hold thousands of doubts: each place finds its own without looking through all. */
export function marksOf({ doubts, mentions }: ReadPaste): ReadonlyMap<string, PlaceMarks> {
  const marks = new Map<string, { mention: MentionRead | null; doubts: (Doubt & { key: string })[] }>();
  const at = (section: number, item: number | null) => {
    const place = `${section}:${item}`;
    const found = marks.get(place) ?? { mention: null, doubts: [] };
    marks.set(place, found);
    return found;
  };
  for (const mention of mentions) at(mention.section, mention.item).mention = mention;
  doubts.forEach((doubt, index) => {
    const { item, section } = doubt;
    at(section, item).doubts.push({ ...doubt, key: `${section}:${item}:${index}` });
  });
  return marks;
}
