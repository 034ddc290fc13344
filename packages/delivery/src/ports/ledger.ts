import type { CampaignStatus, CampaignView, CanaryPlan, Intent, Reception, Segment } from '@masthead/domain';
import type { FailureReason } from './failure-reason.ts';

/** Fixed when a campaign starts: all that could make two attempts differ. */
export interface Frozen {
  readonly from: string;
  readonly replyTo: string | null;
  readonly listId: string;
  readonly siteUrl: string;
  /** Of the greeting. Absent on campaigns from before there was one: English. */
  readonly language?: string;
  /** The key that signs the links of this campaign. */
  readonly kid: string;
  /** The start, by the server's clock. */
  readonly issuedAt: Date;
  readonly mode: 'template' | 'inline';
  readonly templateId: string | null;
  /** Why it goes inline although template was asked for. */
  readonly modeReason: string | null;
}

/** A campaign as the engine reads it. Ids are hex. */
export interface Campaign {
  readonly id: string;
  readonly issueId: string;
  readonly newsletterId: string;
  readonly renditionId: string;
  readonly issueKind: 'weekly' | 'digest';
  /** Absent: everybody. */
  readonly segment?: Pick<Segment, 'name' | 'filter'>;
  /** Null: all at once. `ended`: the rest was let go, which is never taken back. */
  readonly canary: (CanaryPlan & { readonly until: Date | null; readonly ended: boolean }) | null;
  readonly intent: Intent;
  readonly held: boolean;
  readonly guarded: boolean;
  readonly failed: boolean;
  readonly scheduledFor: Date;
  readonly startedAt: Date | null;
  readonly cutOff: Date | null;
  readonly frozen: Frozen | null;
  readonly preparedAt: Date | null;
  readonly environmentId: string;
  readonly createdAt: Date;
  /** When a person last let it run in spite of a guard; server time. */
  readonly vouchedAt: Date | null;
}

/** May its batches be handed over now? */
export function isRunning(campaign: Pick<Campaign, 'intent' | 'held' | 'guarded' | 'failed'>): boolean {
  return campaign.intent === 'run' && !campaign.held && !campaign.guarded && !campaign.failed;
}

export interface NewCampaign {
  readonly issueId: string;
  readonly newsletterId: string;
  readonly renditionId: string;
  readonly issueKind: 'weekly' | 'digest';
  readonly segment?: Pick<Segment, 'name' | 'filter'>;
  readonly canary?: CanaryPlan;
  readonly scheduledFor: Date;
  readonly slotDate: string | null;
  readonly createdBy: string;
  readonly environmentId: string;
}

/** What the view does not say of a campaign, for the notices about it. */
export interface UntoldCampaign {
  readonly id: string;
  /** Waits for an approval: the desk told the editors when it was edited. */
  readonly heldByEdit: boolean;
  readonly stoppedAt: Date | null;
  readonly movedFrom: Date | null;
  /** Keys of what was told. */
  readonly told: readonly string[];
}

/** `access` the provider lets nothing through · `quota` its window is used up · `ramp` the sender's cap of the day is. */
export type PausedFor = 'access' | 'quota' | 'ramp';

/** Compare-and-set on campaigns; a false answer means that another was first or that it does not apply. */
export interface CampaignStore {
  insert(campaign: NewCampaign): Promise<{ readonly id: string } | 'live-campaign' | 'slot-taken'>;
  get(id: string): Promise<Campaign | null>;
  liveByIssue(issueId: string): Promise<Campaign | null>;
  /** Campaigns with something left to do: live ones whose instant has come, and cancelled ones with batches still open. */
  due(): Promise<readonly Campaign[]>;
  /** Milliseconds until the earliest instant still ahead, by the ledger's clock, for a timer. */
  untilNextInstant(): Promise<number | null>;
  /** Weekly slots from `fromDate` on that a campaign fills or filled: their local dates, and the instants of what waits at a time of its own. */
  takenSlots(
    newsletterId: string,
    fromDate: string,
  ): Promise<{ readonly dates: readonly string[]; readonly instants: readonly Date[] }>;
  setIntent(
    id: string,
    change: {
      readonly from: readonly Intent[];
      readonly to: Intent;
      readonly reason: string | null;
      readonly actor: string;
      /** A pause that ends by itself. */
      readonly resumeInMs?: number;
      /** A pause of the engine's own, by what it waits for. */
      readonly pausedFor?: PausedFor;
      /** Also takes over a pause that would end by itself. */
      readonly overSelfEnding?: boolean;
    },
  ): Promise<boolean>;
  /** All that hand over now. */
  pauseRunning(pause: { readonly reason: string; readonly pausedFor: PausedFor }): Promise<number>;
  /** What the engine paused for this runs on. Answers how many. */
  resumePaused(pausedFor: PausedFor, actor: string): Promise<number>;
  /** Pauses whose window has opened again run on. Answers how many. */
  resumeDue(): Promise<number>;
  /** Only while it has not started and nothing holds it. Answers when it was held. */
  hold(issueId: string, reason: string): Promise<Date | null>;
  /** A person lets a guarded campaign go on; a hold stays. One that has not started and whose instant is past starts now. */
  liftGuard(id: string, actor: string): Promise<boolean>;
  /** Milliseconds since it was due by the server's clock (its instant, or when it was let run again if that was later), negative while that is ahead; null: no such campaign. */
  lateness(id: string): Promise<number | null>;
  /** Names the new rendition; clears hold and failure, and a guard if it is given another slot. Only while it has not started. */
  release(
    id: string,
    change: {
      readonly renditionId: string;
      /** Null: at its instant, as it was. */
      readonly slot: { readonly at: Date; readonly date: string } | null;
    },
  ): Promise<'released' | 'slot-taken' | 'gone'>;
  /** Decided on what was read: not when a person has let it run since. */
  guard(campaign: Pick<Campaign, 'id' | 'vouchedAt'>, reason: string): Promise<boolean>;
  fail(id: string, failure: { readonly code: string; readonly message: string }): Promise<boolean>;
  /** Sets `startedAt` and `cutOff` to the server's time; not when it was given another rendition or instant meanwhile. */
  start(id: string, renditionId: string, frozen: Omit<Frozen, 'issuedAt'>): Promise<boolean>;
  claimPreparing(id: string, owner: string, leaseMs: number): Promise<boolean>;
  releasePreparing(id: string, owner: string): Promise<void>;
  /** Preparing is over: writes the sum once. */
  prepared(
    id: string,
    totals: { readonly recipients: number; readonly alreadyHad: number },
  ): Promise<boolean>;
  /** The first recipients are all handed over: the rest waits so long from now. Only the first time counts. */
  beginCanaryWait(id: string, waitMs: number): Promise<void>;
  /** Running campaigns whose canary has waited long enough. */
  canariesDue(): Promise<readonly string[]>;
  /** Lets the rest go: `due` only if it runs and has waited long enough, `now` whenever it has started. */
  endCanary(id: string, when: 'due' | 'now', actor: string): Promise<boolean>;
  /** Campaigns of which editors may have to be told: stopped, moved, over. */
  untold(): Promise<readonly UntoldCampaign[]>;
  noteTold(id: string, key: string): Promise<void>;
  /** Campaigns that hand over now; for the guards. */
  running(): Promise<readonly { readonly id: string; readonly guardedAt: Reception | null }[]>;
  /** Pauses and remembers at what reception, so that somebody who resumes is not paused again for the same. */
  pauseFor(id: string, reason: string, at: Reception): Promise<boolean>;
  /** A template is about to be published under this name. */
  noteTemplate(id: string, name: string): Promise<void>;
  /** Campaigns that finished more than so long ago, and the ids and names of what they may have left at the provider. */
  oldTemplates(
    olderThanMs: number,
  ): Promise<readonly { readonly id: string; readonly templates: readonly string[] }[]>;
  /** Not among the old ones for so long. */
  putOffTemplates(id: string, delayMs: number): Promise<void>;
  forgetTemplates(id: string): Promise<void>;
  /** Nothing is left to do. */
  finish(id: string): Promise<boolean>;
  view(id: string): Promise<CampaignView | null>;
  reasons(id: string): Promise<readonly FailureReason[]>;
  newestByIssue(issueIds: readonly string[]): Promise<readonly CampaignView[]>;
  /** Newest first; `before` is the last id of the page before. */
  list(query: {
    readonly status?: CampaignStatus;
    readonly newsletterId?: string;
    readonly before?: string;
    readonly limit: number;
  }): Promise<readonly CampaignView[]>;
}

/** A batch to be written. Columns belong together by index. */
export interface NewBatch {
  readonly campaignId: string;
  readonly issueId: string;
  readonly newsletterId: string;
  readonly n: number;
  readonly fromId: string | null;
  readonly toId: string;
  readonly alreadyHad: number;
  readonly members: readonly {
    readonly subscriptionId: string;
    readonly subscriberId: string;
    readonly address: string;
    readonly name: string | null;
    readonly tokenVersion: number;
  }[];
}

/** A batch in a worker's hands. Every later write carries its `epoch`. */
export interface ClaimedBatch {
  readonly id: string;
  readonly campaignId: string;
  readonly issueId: string;
  readonly n: number;
  readonly epoch: number;
  readonly attempt: number;
  readonly permissive: boolean;
  readonly tries: number;
  readonly inDoubt: boolean;
  readonly size: number;
  readonly subscriptions: readonly string[];
  readonly addresses: readonly string[];
  readonly names: readonly string[];
  readonly versions: readonly number[];
  /** Indexes dropped by an earlier look. */
  readonly skipped: readonly number[];
  /** Set: the body went out, or may have, under this attempt's key. */
  readonly frozen: { readonly bodyHash: string; readonly ageMs: number } | null;
}

export interface Trouble {
  readonly code: string;
  readonly message: string;
}

/** Batches: each verb one write, guarded by the epoch. False: another worker has it now, change nothing. */
export interface BatchStore {
  /** `end`: the walk is over, nothing can be added behind it. */
  last(
    campaignId: string,
  ): Promise<{ readonly n: number; readonly toId: string; readonly end: boolean } | null>;
  /**
   * Writes the end of the walk in the place of the next batch, so that a preparer who slept finds it taken: `known`.
   * `trailingHad`: walked since the last batch and left out because they have the issue.
   */
  insertEnd(
    campaign: { readonly campaignId: string; readonly issueId: string; readonly newsletterId: string },
    end: { readonly n: number; readonly toId: string | null; readonly trailingHad: number },
  ): Promise<'inserted' | 'known'>;
  /** In order; stops at the first that is there already (`known`) or holds somebody who has the issue (`held`). */
  insert(batches: readonly NewBatch[]): Promise<'inserted' | 'known' | 'held'>;
  /** Of these subscribers, who has the issue from another campaign; places that are proved unsent are given up on the way. */
  alreadyHave(
    issueId: string,
    campaignId: string,
    subscriberIds: readonly string[],
  ): Promise<ReadonlySet<string>>;
  /** Has an earlier campaign of the issue a call under way, begun within that time, of which nothing is known yet? */
  hasFirstCalls(issueId: string, exceptCampaignId: string, withinMs: number): Promise<boolean>;
  hasOtherCampaigns(issueId: string, campaignId: string): Promise<boolean>;
  sums(campaignId: string): Promise<{ readonly recipients: number; readonly alreadyHad: number }>;
  /** The first due batches, at most `limit`; `frozenOnly` for campaigns that must not hand over anything new. */
  claim(
    campaignId: string,
    how: {
      readonly leaseMs: number;
      readonly frozenOnly: boolean;
      readonly limit: number;
      /** Only batches before this number. */
      readonly below?: number | null;
    },
  ): Promise<readonly ClaimedBatch[]>;
  /** Still ours? Moves the lease. */
  renew(held: readonly { readonly id: string; readonly epoch: number }[], leaseMs: number): Promise<void>;
  /** Gives an unfrozen claim back. */
  release(id: string, epoch: number, delayMs: number): Promise<boolean>;
  freeze(
    id: string,
    epoch: number,
    what: { readonly skip: readonly number[]; readonly bodyHash: string; readonly lookedAt: Date },
  ): Promise<boolean>;
  /** Nobody is left after the last look. */
  settleEmpty(id: string, epoch: number, skip: readonly number[], lookedAt: Date): Promise<boolean>;
  /** `ids[i]` for recipient i, '' where none was sent. */
  record(id: string, epoch: number, ids: readonly string[], failed: readonly number[]): Promise<boolean>;
  /** Ambiguous, or refused while in doubt: same key and body, later. */
  again(
    id: string,
    epoch: number,
    what: { readonly delayMs: number; readonly inDoubt: boolean; readonly trouble: Trouble },
  ): Promise<boolean>;
  /** Proved unsent: ready again under a new key, with a new last look. */
  thaw(
    id: string,
    epoch: number,
    what: { readonly delayMs: number; readonly permissive: boolean; readonly trouble: Trouble },
  ): Promise<boolean>;
  /** What nobody holds and was frozen longer ago becomes unknown: it will not be asked about again. Answers how many batches. */
  abandonDoubt(campaignId: string, olderThanMs: number, trouble: Trouble): Promise<number>;
  /** Cannot be known by asking again. */
  giveUp(id: string, epoch: number, trouble: Trouble): Promise<boolean>;
  /**
   * Takes back what is not frozen, fencing off whoever holds it: to `ready` for a pause, to `cancelled` for a cancel.
   * Answers how many recipients may still be under way.
   */
  fence(campaignId: string, to: 'ready' | 'cancelled'): Promise<number>;
  /** What is left to do, of all batches or of those before number `below`. `nextDueMs`: until the next batch is due (0: now), null when none will be. */
  remaining(
    campaignId: string,
    below?: number,
  ): Promise<{ readonly open: number; readonly unknown: number; readonly nextDueMs: number | null }>;
  /** Subscriptions whose mail failed and is proved unsent: whom a later campaign of the issue may mail. */
  unsent(campaignId: string): Promise<readonly string[]>;
  /** An operator's word on what nobody can know: mailed, or not (then it may be sent again). Answers how many recipients. */
  decideUnknown(campaignId: string, as: 'sent' | 'unsent'): Promise<number>;
  /** Unknown batches of which events have told become submitted: one proves a strict batch, a permissive one needs all. Answers how many. */
  settleUnknown(): Promise<number>;
}

/** Settings of the installation kept in the database. */
export interface SettingStore {
  /** The environment this database belongs to; the first to ask names it. */
  claimEnvironment(environmentId: string): Promise<string>;
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}

/** One holder at a time, by the server's clock. */
export interface LeaseStore {
  acquire(name: string, owner: string, ms: number): Promise<boolean>;
  /** Given back before its time, so that nobody has to wait for it. */
  release(name: string, owner: string): Promise<void>;
}
