import type { Notice } from '@masthead/domain';

/** What the worker needs to write to the people who work here. */
export interface House {
  readonly sender: { readonly name: string; readonly address: string };
  /** Without a trailing slash. */
  readonly adminUrl: string;
  readonly render: (
    notice: Notice,
  ) => Promise<{ readonly subject: string; readonly html: string; readonly text: string }>;
}

/** An issue that is being written; the nearest to done come first. */
export interface DraftInWork {
  readonly issueId: string;
  /** "№14 Small machines remember" */
  readonly title: string;
  readonly workflow: 'draft' | 'in review' | 'approved';
}

/** Those who get the house's notices: editors and admins. */
export interface Editor {
  readonly id: string;
  readonly address: string;
}

/**
 * What the desk tells the engine of itself, as it tells readers through the read model: who edits, what is being
 * written. The desk puts, whenever something of it changes; the worker gets. Never an issue's words.
 */
export interface DeskNotes {
  putEditors(editors: readonly Editor[]): Promise<void>;
  putDrafts(byNewsletter: Readonly<Record<string, readonly DraftInWork[]>>): Promise<void>;
  editors(): Promise<readonly Editor[]>;
  drafts(newsletterId: string): Promise<readonly DraftInWork[]>;
}
