import type { Check, LinkStatus } from '@masthead/domain';

/** A link of the issue as readers meet it. */
export interface LinkShown {
  readonly url: string;
  readonly text: string;
  /** The form's field that holds it. */
  readonly path: string;
  /** Null: not looked at (yet, or ever). */
  readonly status: LinkStatus | null;
}

/** What `POST /api/masthead/issues/:id/checks` and `GET …/by-number/:number/checks` answer. */
export interface IssueChecks {
  readonly issueId: string;
  readonly number: number | null;
  readonly title: string;
  readonly checks: readonly Check[];
  /** Every link an editor put in, in printed order. */
  readonly links: readonly LinkShown[];
  readonly linkCheck: {
    /** Off: this desk asks nobody outside (OUTBOUND_LOOKUPS). */
    readonly isOn: boolean;
    /** Some are being looked at: ask again in a moment. */
    readonly looking: boolean;
  };
  readonly htmlBytes: number;
  readonly textBytes: number;
  readonly maxHtmlBytes: number;
  readonly largeHtmlBytes: number;
}
