import type { ImportReport, IssueDraft } from '@masthead/domain';
import type { LinePlace } from './draft-builder.ts';

/** A text as the importer read it. */
export interface ImportedText {
  readonly issue: IssueDraft;
  readonly report: Omit<ImportReport, 'suggestions'>;
  /** For each line that holds anything, in order, where it went. */
  readonly places: readonly LinePlace[];
}
