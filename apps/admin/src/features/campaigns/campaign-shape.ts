import type { CampaignShown } from '../desk/desk-shape.ts';

/** The issue that a campaign sends, as the desk has it now. */
export interface IssueNamed {
  readonly id: string;
  readonly number: number | null;
  /** Its tagline; what stands in its place when it has none or was deleted. */
  readonly title: string;
  /** False: the issue was deleted, there is nothing to open. */
  readonly exists: boolean;
}

/** One row of the campaign list. */
export interface CampaignRow {
  readonly campaign: CampaignShown;
  readonly issue: IssueNamed;
  readonly newsletterName: string;
  readonly timeZone: string;
}

/** What does not change while a campaign runs. */
export interface SendFacts {
  readonly campaignId: string;
  readonly issue: IssueNamed;
  readonly newsletterName: string;
  readonly timeZone: string;
  /** Null: the rendition is not in the store any more. */
  readonly rendition: {
    readonly id: string;
    readonly subject: string;
    readonly approvedAt: string;
    readonly approvedBy: string;
    readonly htmlBytes: number;
  } | null;
  /** When somebody scheduled it. */
  readonly createdAt: string;
  /** Editors and admins: pause, resume, cancel, retry, settle. */
  readonly mayRun: boolean;
}

/** Why mails did not arrive, as far as somebody said; the rest of a state has no reason. */
export interface FailureShown {
  readonly state: 'failed' | 'bounced' | 'suppressed' | 'unknown';
  readonly why: string;
  readonly count: number;
}

/** What somebody did to the send, from the issue's history; ISO instant. */
export interface SendAct {
  readonly at: string;
  readonly what: string;
}

/** What `GET /api/masthead/campaigns/:id` answers, once a second while mails go out. */
export interface SendState {
  /** The server's clock, so that a rate is measured on one clock. */
  readonly asOf: string;
  readonly campaign: CampaignShown;
  readonly renditionId: string;
  /** Confirmed subscriptions of the newsletter now; null once the campaign has started and fixed its own audience. */
  readonly confirmed: number | null;
  /** The issue was edited after it was approved, before the start: only a new approval lets it run, paused or not. */
  readonly heldByEdit: boolean;
  /** How many of its failed mails a retry would make once more; 0 while it is not over, or not the newest of its issue. */
  readonly mailsToRetry: number;
  readonly failures: readonly FailureShown[];
  readonly acts: readonly SendAct[];
}
