import type { CampaignRow, IssueNamed } from '../campaigns/campaign-shape.ts';

type Workflow = 'draft' | 'in review' | 'approved';

/** An issue whose printed date is that day and that is not on its way. */
export interface DatedIssue extends IssueNamed {
  readonly workflow: Workflow;
}

/** One thing on a day of the plan. */
export type Planned =
  | { readonly kind: 'campaign'; readonly row: CampaignRow; readonly time: string; readonly inSlot: boolean }
  | { readonly kind: 'issue'; readonly issue: DatedIssue }
  | {
      readonly kind: 'free slot';
      readonly newsletterName: string;
      readonly time: string;
      readonly isPast: boolean;
      /** Dated for it and not there yet; null: nothing is. */
      readonly next: DatedIssue | null;
    };

export interface PlannedDay {
  /** `YYYY-MM-DD` in the newsletter's own zone. */
  readonly date: string;
  readonly isToday: boolean;
  readonly planned: readonly Planned[];
}
