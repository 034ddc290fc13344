/** What `POST /api/masthead/issues/:id/preview` answers: complete documents, for one reader. */
export interface DraftPreview {
  /** What `html` is: the answer to another question may still stand there when the next was asked. */
  readonly show: 'email' | 'web';
  readonly subject: string;
  readonly preheader: string;
  readonly from: string;
  /** Whose mail it is, in words. */
  readonly to: string;
  /** The mail, or the web page when that was asked for. */
  readonly html: string;
  /** The mail's text part; empty for the web page. */
  readonly text: string;
  /** Of the mail in either case. */
  readonly htmlBytes: number;
}
