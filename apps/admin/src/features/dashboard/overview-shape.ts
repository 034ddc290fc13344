import type { CampaignRow, IssueNamed } from '../campaigns/campaign-shape.ts';
import type { SkippedRow } from '../slots/skipped-slots.ts';
import type { NewsletterReaders } from '../subscribers/subscriber-shape.ts';

/** An issue that has neither gone out nor stands in the archive. */
export interface IssueInWork extends IssueNamed {
  readonly workflow: 'draft' | 'in review' | 'approved';
}

/** What the next weekly slot will send, or what is missing for it. */
export type SlotOutlook =
  | { readonly kind: 'no-slot' }
  | { readonly kind: 'filled'; readonly by: CampaignRow }
  | {
      readonly kind: 'open';
      /** Nearest to done first. */
      readonly inWork: readonly IssueInWork[];
      /** What the first of them lacks, in sentences. */
      readonly lacks: readonly string[];
    };

/** One newsletter on the desk's first page. */
export interface NewsletterOverview {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly slot: { readonly at: string; readonly label: string } | null;
  readonly outlook: SlotOutlook;
  /** Slots that went by without an issue, the latest first. */
  readonly skipped: readonly SkippedRow[];
  /** Campaigns on their way or waiting, other than the one that fills the slot; soonest first. */
  readonly live: readonly CampaignRow[];
  /** The newest campaign that is over. */
  readonly last: CampaignRow | null;
  readonly readers: NewsletterReaders['counts'];
  /** Confirmed and left over the last four weeks. */
  readonly growth: { readonly joined: number; readonly left: number };
}
