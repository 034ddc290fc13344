import type { CampaignStatus, CanaryPlan, DeliveryState } from '@masthead/domain';

/** First some, then the rest. */
export interface CanaryShown extends CanaryPlan {
  /** When the rest may go; null while the first are not all handed over. */
  readonly until: { readonly at: string; readonly label: string } | null;
  /** When the rest was let go, and by whom; `engine`: its time was over. */
  readonly ended: { readonly at: string; readonly by: string } | null;
}

/** A campaign as it travels to the browser: instants as ISO strings. */
export interface CampaignShown {
  readonly id: string;
  readonly status: CampaignStatus;
  readonly reason: string | null;
  readonly scheduledFor: string;
  /** The same in the newsletter's zone, in words. */
  readonly label: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly recipients: number | null;
  readonly counts: Readonly<Partial<Record<DeliveryState, number>>>;
  readonly inFlight: number;
  readonly createdBy: string;
  /** Null: all at once. */
  readonly canary: CanaryShown | null;
}

/** What `GET /api/masthead/issues/:id/desk` answers. */
export interface DeskState {
  readonly issueId: string;
  readonly workflow: 'draft' | 'in review' | 'approved';
  readonly number: number | null;
  readonly newsletterName: string;
  readonly timeZone: string;
  /** Editors and admins: approve, schedule, send, cancel. */
  readonly mayApprove: boolean;
  readonly approved: {
    readonly at: string;
    readonly by: string;
    /** The draft would print otherwise than what was approved. */
    readonly differs: boolean;
  } | null;
  /** What keeps the issue from being approved, in sentences. */
  readonly problems: readonly string[];
  readonly htmlBytes: number;
  /** Confirmed subscriptions that this kind of issue goes to. */
  readonly confirmed: number;
  /** What the newsletter asks for if nobody says otherwise; null: all at once. */
  readonly canary: CanaryPlan | null;
  readonly nextSlot: { readonly at: string; readonly label: string } | null;
  readonly campaign: CampaignShown | null;
  readonly publicUrl: string;
  readonly testAddress: string;
}
