import type { MarkedText } from './inline-marks.ts';

export type LineMarker = 'none' | 'bullet' | 'number' | 'arrow' | 'heading' | 'rule';

/** One line of the paste that holds anything, with its list or heading mark taken off and remembered. */
export interface SourceLine extends MarkedText {
  /** 1-based, in the normalised text (blank lines count). */
  readonly number: number;
  readonly marker: LineMarker;
  /** The mark as typed: "- ", "1. ", "## ", "→ ". */
  readonly mark: string;
  /** Leading spaces before the mark. */
  readonly indent: number;
  /** Markdown heading level, 0 when it is none. */
  readonly level: number;
  /** A blank line (or the start) stands before it. */
  readonly afterBlank: boolean;
  /** Characters of the line as typed, before anything was joined to it. */
  readonly width: number;
  /** The numbers of the lines that were joined to this one. */
  readonly more: readonly number[];
}

/** "Heading" underlined with "====" or "----" (Markdown's other way): the rule belongs to the line above. */
export function isUnderline(line: SourceLine, above: SourceLine | undefined): boolean {
  return (
    line.marker === 'rule' &&
    !line.afterBlank &&
    /^(?:={3,}|-{3,})$/.test(line.mark) &&
    above !== undefined &&
    above.marker === 'none' &&
    above.text.length <= 80
  );
}
