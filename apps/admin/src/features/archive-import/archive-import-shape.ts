/** What became of one text of an archive. */
export type FileState = 'waiting' | 'made' | 'known' | 'failed' | 'left out';

export interface FileShown {
  readonly name: string;
  readonly state: FileState;
  /** The issue that stands for it. */
  readonly issueId: string | null;
  readonly issueName: string | null;
  /** Lines, and what of them a person should look at; of drafts that were made. */
  readonly lines: number | null;
  readonly doubts: number | null;
  /** Why it failed or was left out. */
  readonly why: string | null;
  /** It failed on its way to an issue: the next try may do. What was refused at the door stays out. */
  readonly mayRetry: boolean;
}

/** One archive that was brought in; instants as ISO strings. */
export interface ArchiveImportShown {
  readonly id: string;
  readonly name: string;
  readonly by: string;
  readonly at: string;
  readonly counts: Readonly<Record<FileState, number>>;
}

export interface ArchiveImportState extends ArchiveImportShown {
  /** In the order in which they become issues. */
  readonly files: readonly FileShown[];
}
