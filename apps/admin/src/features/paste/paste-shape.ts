import type { ImportReport, IssueDraft } from '@masthead/domain';
import type { LinePlace, Twin } from '@masthead/importer';
import type { EntryShown, EntrySuggested } from '../entries/entry-shape.ts';

/** Lines of the paste, from `line` to `to` (1-based, both counted), that came to stand at one place. */
export interface PlaceRun extends Omit<LinePlace, 'line'> {
  readonly line: number;
  readonly to: number;
}

/** Where the item stands that another one of the paste is the same as, or has the title of. */
export interface TwinRead extends Pick<Twin, 'differs'> {
  readonly section: number;
  readonly item: number;
}

/** What the desk knows of one story, paper or recording of the draft. */
export interface MentionRead {
  readonly section: number;
  readonly item: number;
  readonly match: EntryShown | null;
  /** Of what has no match: an item before it in the paste. */
  readonly twin: TwinRead | null;
  readonly suggestions: readonly EntrySuggested[];
}

/** Something a person should look at. `item` is null when it is about the section's heading. */
export interface Doubt {
  readonly section: number;
  readonly item: number | null;
  readonly text: string;
}

/** A paste as the desk read it; nothing of it is stored. */
export interface ReadPaste {
  readonly format: 'text' | 'html';
  /** The lines that were read, to which `places` refer. */
  readonly text: string;
  readonly importKey: string;
  /** The issue that was made of this very text before. */
  readonly known: { readonly issueId: string; readonly number: number | null } | null;
  readonly draft: IssueDraft;
  readonly report: Omit<ImportReport, 'suggestions'>;
  readonly places: readonly PlaceRun[];
  readonly mentions: readonly MentionRead[];
  readonly doubts: readonly Doubt[];
}
