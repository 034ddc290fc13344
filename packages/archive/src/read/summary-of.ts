import { fromDocument } from '../collections.ts';
import type { IssueSummary } from '../read-model.ts';

export type SummaryDocument = Omit<IssueSummary, 'id'> & { readonly _id: string };

/** An issue as a line of a list. What a correction says stays with what it corrects: withheld, where that is. */
export function summaryOf(document: SummaryDocument): IssueSummary {
  const { corrections, ...summary } = fromDocument(document);
  return summary.archiveMode === 'subscribers' || corrections === undefined
    ? summary
    : { ...summary, corrections };
}
