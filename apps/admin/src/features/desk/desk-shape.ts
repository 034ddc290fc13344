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

/** What an approval makes of a campaign that has not started. */
export interface ReleaseShown {
  /**
   * `planned` at its instant, which is ahead · `now`, that being past · `next-slot`, that being long past · `paused` until
   * it is resumed · `waits` until a person lets it run.
   */
  readonly course: 'planned' | 'now' | 'next-slot' | 'paused' | 'waits';
  /** Its instant in the newsletter's zone: "Friday 4 December, 09:00". */
  readonly label: string;
  /** The segment it goes to; null: everybody. */
  readonly segment: string | null;
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
  /** What would become of the campaign if the draft were approved as it is; null: nothing. */
  readonly onApproval: ReleaseShown | null;
  readonly publicUrl: string;
  readonly testAddress: string;
}
