/** A remark on an issue, or on one of its sections; instants as ISO strings. */
export interface CommentShown {
  readonly id: string;
  /** The section's row id; null: on the issue as a whole. */
  readonly sectionId: string | null;
  readonly text: string;
  readonly by: string;
  /** Said on a preview link, by somebody without an account. */
  readonly fromLink: boolean;
  readonly at: string;
  /** Who said that it is dealt with; null while it is open. */
  readonly settledBy: string | null;
}
