import type { CampaignStatus, CampaignView, CanaryPlan, Rendition, Segment } from '@masthead/domain';
import type { FailureReason } from './failure-reason.ts';
import type { SkippedSlot } from './slots.ts';

export type ScheduleResult =
  | { readonly ok: true; readonly campaignId: string }
  | {
      readonly ok: false;
      /** `live-campaign`: this issue already has one; `no-address`: the newsletter has no postal address; `no-rendition`: nothing approved under that id; `slot-taken`; `no-audience`: no confirmed subscription. */
      readonly code: 'live-campaign' | 'no-address' | 'no-rendition' | 'slot-taken' | 'no-audience';
      readonly help: string;
    };

/**
 * What an approval makes of a campaign that has not started: it gets the new words and goes
 * `planned` at its instant, which is ahead · `now`, its instant being past by 6 h at most · `next-slot`, its own being
 * further past · `paused`: when somebody, or the engine, ends the pause · `waits`: when a person lets it run.
 */
export interface Released {
  readonly course: 'planned' | 'now' | 'next-slot' | 'paused' | 'waits';
  /** Its instant, the new one if it gets another slot. */
  readonly at: Date;
  /** The name of the segment it goes to; null: everybody. */
  readonly segment: string | null;
}

/** What editors do to a send. Changes are compare-and-set, so a double click is one act. */
export interface CampaignVerbs {
  schedule(request: {
    readonly issueId: string;
    readonly renditionId: string;
    /** The instant; for "send now" the present one. */
    readonly at: Date;
    /** Local date of the weekly slot this fills (`YYYY-MM-DD`); unique per newsletter. Null for a free instant. */
    readonly slotDate: string | null;
    readonly actor: string;
    /** Of the confirmed readers only those that fit; kept as it is now. Absent: everybody. */
    readonly segment?: Pick<Segment, 'name' | 'filter'>;
    /** First some, then the rest; absent: all at once. */
    readonly canary?: CanaryPlan;
  }): Promise<ScheduleResult>;
  /** How many mails may still go out: those whose call is under way. */
  cancel(
    campaignId: string,
    actor: string,
    reason: string,
  ): Promise<{ readonly ok: boolean; readonly inFlight: number }>;
  pause(
    campaignId: string,
    actor: string,
    reason: string,
  ): Promise<{ readonly ok: boolean; readonly inFlight: number }>;
  resume(campaignId: string, actor: string): Promise<{ readonly ok: boolean }>;
  /** What a canary keeps waiting goes out now. Also before its first recipients have all theirs; a pause stays one. */
  sendRest(campaignId: string, actor: string): Promise<{ readonly ok: boolean }>;
  /** Sends once more to whoever is proved unsent (failed, skipped); a campaign of its own. Only when the first is over. */
  retryFailed(campaignId: string, actor: string): Promise<ScheduleResult>;
  /** How many of its mails a retry would make once more; whoever has joined since comes on top. */
  mailsToRetry(campaignId: string): Promise<number>;
  /**
   * What stays unknown is an operator's to decide: `sent` leaves it at that, `unsent` lets a retry mail them, at the risk
   * of a second mail. Answers how many recipients that settled.
   */
  settleUnknown(
    campaignId: string,
    as: 'sent' | 'unsent',
    actor: string,
  ): Promise<{ readonly recipients: number }>;
  /**
   * An edit after scheduling: nothing is sent until a person approves again. Answers when it was held; null when there was
   * nothing to hold: no campaign that has not started, or one that is held already.
   */
  hold(issueId: string, reason: string): Promise<Date | null>;
  /**
   * Approved again: an unstarted campaign gets the new rendition and goes its course (late approvals follow
   * docs/ARCHITECTURE.md, "Held at its instant"). Null when there is none, or it has these words and nothing holds it.
   */
  release(issueId: string, renditionId: string): Promise<Released | null>;
  /** What `release` would do now; changes nothing. */
  onApproval(issueId: string, renditionId: string): Promise<Released | null>;
  /** The next weekly slots of a newsletter that nothing fills yet, ascending; empty when it has no slot. */
  nextSlots(
    newsletterId: string,
    count: number,
  ): Promise<readonly { readonly date: string; readonly at: Date }[]>;
  /** Weekly slots that went by without an issue, the latest first. */
  skippedSlots(query: {
    readonly newsletterId?: string;
    readonly limit: number;
  }): Promise<readonly SkippedSlot[]>;
  get(campaignId: string): Promise<CampaignView | null>;
  /** What was said of mails that did not arrive, the commonest first. What was refused at once has no reason of its own. */
  failures(campaignId: string): Promise<readonly FailureReason[]>;
  /** The newest campaign of each issue that has one. */
  newestByIssue(issueIds: readonly string[]): Promise<ReadonlyMap<string, CampaignView>>;
  /** Newest first; `before` is the last id of the page before. */
  list(query: {
    readonly status?: CampaignStatus;
    readonly newsletterId?: string;
    readonly before?: string;
    readonly limit: number;
  }): Promise<readonly CampaignView[]>;
}

/** Immutable, content-addressed; `put` of what is there already is a no-op. Admin puts, the engine gets. */
export interface RenditionStore {
  put(rendition: Rendition): Promise<void>;
  get(id: string): Promise<Rendition | null>;
}
