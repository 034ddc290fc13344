/** A word from the house to its editors, before it is a mail. */
export interface Notice {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly link: { readonly label: string; readonly url: string } | null;
}

/** What it says; whoever sends it knows where its link leads. */
export type NoticeWords = Omit<Notice, 'link'>;
