import type { Campaign } from './ledger.ts';

/** A weekly slot that came and went without an issue. */
export interface SkippedSlot {
  readonly newsletterId: string;
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  readonly at: Date;
  /** What stood there: `nothing` scheduled, an issue `held` by an edit, one `stopped` by a person, the provider or a guard. */
  readonly found: 'nothing' | 'held' | 'stopped';
  readonly recordedAt: Date;
}

/** A campaign that stands, or stood, in a weekly slot. */
export interface SlotCampaign extends Campaign {
  readonly slotDate: string | null;
}

export interface SlotStore {
  /** Since when this newsletter has had exactly this slot; the first to ask, or to ask anew after a change, sets it to now. */
  since(newsletterId: string, slot: string): Promise<Date>;
  /** Campaigns of that date, or of that very instant; cancelled ones too, digests not: they fill no weekly slot. */
  campaignsAt(
    newsletterId: string,
    slot: { readonly date: string; readonly at: Date },
  ): Promise<readonly SlotCampaign[]>;
  /** Campaigns with status `scheduled` that fill a slot still ahead, by their instant. */
  scheduled(newsletterId: string): Promise<readonly SlotCampaign[]>;
  /** Only while `scheduled` for `from`. `taken`: another issue fills that date. */
  move(
    campaignId: string,
    from: Date,
    to: { readonly date: string; readonly at: Date },
  ): Promise<'moved' | 'taken' | 'gone'>;
  /** Was it told already? Notes what was, once the mails are in the outbox. */
  wasTold(newsletterId: string, date: string, what: string): Promise<boolean>;
  noteTold(newsletterId: string, date: string, what: string): Promise<void>;
  /** False: recorded before. */
  recordSkipped(slot: Omit<SkippedSlot, 'recordedAt'>): Promise<boolean>;
  /** The latest first. */
  skipped(query: { readonly newsletterId?: string; readonly limit: number }): Promise<readonly SkippedSlot[]>;
}
