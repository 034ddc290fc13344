/** A stretch of words; `skipped` stands for what is the same and far from any change. */
export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed' | 'skipped';
  readonly text: string;
}

/** What `GET /api/masthead/issues/:id/diff` answers: the approved mail against the newest draft. */
export interface ApprovedDiff {
  readonly approvedAt: string;
  readonly approvedBy: string;
  readonly differs: boolean;
  readonly subject: readonly DiffPart[];
  readonly preheader: readonly DiffPart[];
  /** Of the text part, links included; how the lines are broken does not count. */
  readonly text: readonly DiffPart[];
  /** The words are the same, the HTML is not: colours, an image, the renderer. */
  readonly looksOnly: boolean;
}
