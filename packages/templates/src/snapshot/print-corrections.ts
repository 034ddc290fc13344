import type { Correction, Inline } from '@masthead/domain';
import { phrasesFor } from '../phrases/index.ts';
import { dateLine } from './date-line.ts';
import type { Printable, PrintableCorrection } from './printable.ts';

/** A correction as a page is given it. */
export interface IssueCorrection extends Correction {
  /** The issue that was wrong; null: the one that is printed. */
  readonly of: { readonly number: number | null } | null;
}

export interface PrintedCorrections {
  readonly ofIssue: Printable['corrections'];
  ofEntry(entryId: string | null): readonly PrintableCorrection[];
}

/** The errata of a page, oldest first, as lines and by the entry they are about. */
export function printCorrections(given: readonly IssueCorrection[], language: string): PrintedCorrections {
  const sorted = [...given].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const print = ({ date, id, of, text }: IssueCorrection): PrintableCorrection => ({
    id,
    label: labelOf(of?.number ?? null, date, language),
    text,
  });
  return {
    ofIssue: sorted
      .filter(({ of }) => of === null)
      .map((correction) => ({ ...print(correction), about: correction.about?.title ?? null })),
    ofEntry: (entryId) =>
      entryId === null ? [] : sorted.filter(({ about }) => about?.entryId === entryId).map(print),
  };
}

/** In a mail, under "Previously in №9": a line of its own. */
export function correctionLine(
  { date, text }: Pick<Correction, 'date' | 'text'>,
  number: number | null,
  language: string,
): readonly Inline[] {
  return [{ text: `${labelOf(number, date, language)}:`, bold: true }, { text: ` ${text}` }];
}

function labelOf(number: number | null, date: string, language: string): string {
  return phrasesFor(language).correctionOf(number, dateLine(date, language));
}
