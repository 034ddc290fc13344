import type { ImageRef, Inline } from '@masthead/domain';
import type { PrintableTheme } from '../theme.ts';

export type TextDirection = 'ltr' | 'rtl';

/** A line of text: runs with at most one link each. Links are checked (http, https, mailto). */
export type Line = readonly Inline[];

/** Set where a line runs against the direction of the issue. */
interface MayTurn {
  readonly dir?: TextDirection;
}

export interface ListItem extends MayTurn {
  readonly children: Line;
  /** What hangs under the item: lists one level deeper, paragraphs. */
  readonly blocks: readonly Block[];
}

/** Blocks as they are printed: lists are nested, heading levels (2–6) never skip one. */
export type Block =
  | ({ readonly type: 'paragraph' | 'quote'; readonly children: Line } & MayTurn)
  | ({
      readonly type: 'heading';
      readonly level: number;
      /** Set on the headings of an outline, which a contents list may name. */
      readonly anchor?: string;
      readonly children: Line;
    } & MayTurn)
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly ListItem[] };

/** What earlier issues said. `history` is our page about the entry; the site alone prints a link to it. */
export interface PrintablePreviously {
  readonly label: string;
  readonly href: string;
  readonly blocks: readonly Block[];
  readonly history: { readonly label: string; readonly href: string } | null;
}

/** An erratum on a page that is out already: "Correction to №9, 20 November 2026", and what is right. */
export interface PrintableCorrection {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

/** Beside an item on the site: its own address, its citation, all we said of it. */
export interface PrintableMark {
  readonly kind: 'page' | 'cite' | 'here';
  readonly label: string;
  readonly href: string;
  /** What stands there for a moment once the address is copied. */
  readonly done?: string;
}

/** A story, paper, talk or link. Printed in the order of these fields; whatever is empty is left out. */
export interface PrintableItem extends MayTurn {
  readonly anchor: string;
  readonly title: Line;
  readonly level: number;
  readonly url: string | null;
  /** Parts divided by " · "; ids are marked as code, topics are links. */
  readonly byline: Line;
  readonly commentary: readonly Block[];
  /** Set where the commentary as a whole runs against the item: an Arabic note under an English title. */
  readonly commentaryDir?: TextDirection;
  /** For the public page alone, and only if the walk is asked for them. */
  readonly marks: readonly PrintableMark[];
  readonly previously: PrintablePreviously | null;
  /** On what this item refers to; the site alone has any, a mail that has left cannot be mended. */
  readonly corrections: readonly PrintableCorrection[];
}

export interface PrintableTakeaway extends MayTurn {
  readonly anchor: string;
  readonly claim: Line;
  readonly detail: readonly Block[];
  readonly marks: readonly PrintableMark[];
}

export type ItemShape = 'bigStory' | 'story' | 'paper' | 'media' | 'reading';

export type PrintableBody =
  | { readonly kind: 'items'; readonly shape: ItemShape; readonly items: readonly PrintableItem[] }
  | { readonly kind: 'takeaways'; readonly items: readonly PrintableTakeaway[] }
  | { readonly kind: 'prose'; readonly tone: 'plain' | 'callout'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'image';
      readonly image: ImageRef;
      readonly caption: Line;
      readonly credit: string;
      readonly href: string | null;
    }
  | {
      readonly kind: 'sponsor';
      readonly label: string;
      readonly sponsor: string;
      readonly url: string | null;
      readonly blocks: readonly Block[];
      readonly image: ImageRef | null;
    }
  | { readonly kind: 'divider' };

export interface PrintableSection {
  readonly anchor: string;
  /** Null when the editor gave none. */
  readonly heading: string | null;
  readonly body: PrintableBody;
}

/** A line of the contents list; `depth` 1 stands under the section before it. */
export interface ContentsEntry {
  readonly anchor: string;
  readonly label: string;
  readonly depth: 0 | 1;
}

/** An issue in the order in which every rendering prints it. Made by `walkSnapshot` alone. */
export interface Printable {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly theme: PrintableTheme;
  readonly newsletter: {
    readonly name: string;
    readonly description: string;
    readonly postalAddress: string;
    readonly homeHref: string;
  };
  /** "№ 12", "22 November 2026", "9 min": what stands beside the wordmark. */
  readonly facts: readonly string[];
  readonly title: string;
  readonly lede: readonly Block[];
  /** Filled for long issues only. */
  readonly contents: readonly ContentsEntry[];
  readonly sections: readonly PrintableSection[];
  readonly closing: readonly Block[];
  /** Errata on the issue itself, with what each is about. The site alone has any. */
  readonly corrections: readonly (PrintableCorrection & { readonly about: string | null })[];
  /** The issue's public page. */
  readonly issueHref: string;
}
