import {
  blankItem,
  type DraftItem,
  type DraftSection,
  type IssueDraft,
  type SectionKind,
} from '@masthead/domain';
import { fitItem } from './draft/fit-item.ts';
import { attachLinks } from './items/attach-links.ts';
import type { SourceLine } from './text/source-line.ts';

/** Where a line of the paste came to stand. `section` and `item` are indexes into the draft. */
export interface LinePlace {
  readonly line: number;
  readonly part: 'tagline' | 'lede' | 'heading' | 'item' | 'closing' | 'divider';
  readonly section: number | null;
  readonly item: number | null;
  /** Kept as it was because we could not tell what it is. */
  readonly free: boolean;
}

/** A draft in the making: every verb takes the line it places, so that no line can be placed unseen. */
export interface DraftBuilder {
  tagline(line: SourceLine): void;
  lede(line: SourceLine): void;
  closing(line: SourceLine): void;
  /** A rule that parts text: a section of its own. */
  divider(line: SourceLine): void;
  /** A line of signs only that holds no words and prints as space (a rule before a heading, an underline). */
  spacing(line: SourceLine): void;
  /** Opens a section; `line` is its heading, null when it has none. */
  open(kind: SectionKind, heading: string, line: SourceLine | null): void;
  add(item: DraftItem, line: SourceLine): void;
  /** Keeps a line as free text in its place, its list mark included. */
  addFree(line: SourceLine): void;
  /** Notes that a line went into the last item (its comment, its byline). */
  joined(line: SourceLine): void;
  /** The item the next line may belong to; null at the start of a section and after free text. */
  last(): DraftItem | null;
  done(): { issue: IssueDraft; places: LinePlace[] };
}

export function makeDraftBuilder(): DraftBuilder {
  const sections: DraftSection[] = [];
  const places: LinePlace[] = [];
  const lede: string[] = [];
  const closing: string[] = [];
  let tagline = '';

  const place = (line: SourceLine, part: LinePlace['part'], free = false): void => {
    const section = sections.length - 1;
    const inSection = part === 'heading' || part === 'item';
    const item = part === 'item' ? (sections[section]?.items.length ?? 0) - 1 : null;
    for (const number of [line.number, ...line.more]) {
      places.push({ line: number, part, section: inSection ? section : null, item, free });
    }
  };
  const lastItem = (): DraftItem | null => sections.at(-1)?.items.at(-1) ?? null;

  return {
    tagline(line) {
      tagline = line.spelled;
      place(line, 'tagline');
    },
    lede(line) {
      lede.push(line.marker === 'heading' ? line.rich : line.mark + line.rich);
      place(line, 'lede');
    },
    closing(line) {
      closing.push(line.rich);
      place(line, 'closing');
    },
    divider(line) {
      sections.push({ kind: 'divider', heading: '', items: [] });
      place(line, 'divider');
    },
    spacing(line) {
      place(line, 'divider');
    },
    open(kind, heading, line) {
      sections.push({ kind, heading, items: [] });
      if (line) place(line, 'heading');
    },
    add(item, line) {
      attachLinks(item, line.links);
      sections.at(-1)?.items.push(item);
      place(line, 'item');
    },
    addFree(line) {
      const mark = line.marker === 'heading' ? '' : line.mark;
      sections.at(-1)?.items.push(blankItem('text', { commentary: mark + line.rich }));
      place(line, 'item', true);
    },
    joined(line) {
      const item = lastItem();
      if (item !== null) attachLinks(item, line.links);
      place(line, 'item');
    },
    last() {
      const item = lastItem();
      return item === null || item.kind === 'text' ? null : item;
    },
    done() {
      const fitted = sections.map((section) => ({ ...section, items: section.items.map(fitItem) }));
      return { issue: { tagline, lede, sections: fitted, closing: closing.join('\n\n') }, places };
    },
  };
}
