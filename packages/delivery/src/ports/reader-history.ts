import type { DeliveryState } from '@masthead/domain';
import type { OutboxKind, OutboxState } from './outbox.ts';

/** One issue in one batch, as it went to one reader. */
export interface DeliveryOfReader {
  readonly campaignId: string;
  readonly issueId: string;
  readonly newsletterId: string;
  /** Of the mail; null: the rendition is not in the store any more. */
  readonly subject: string | null;
  readonly state: DeliveryState;
  /** When what the state says happened, as far as an event told it. */
  readonly stateAt: Date | null;
  /** When the provider took it; null: it has not. */
  readonly submittedAt: Date | null;
  readonly softBouncedAt: Date | null;
  readonly openedAt: Date | null;
  readonly clickedAt: Date | null;
  /** The provider's id of the mail. */
  readonly providerId: string | null;
}

/** A confirmation, a welcome or a goodbye; kept for thirty days. */
export interface SingleMailOfReader {
  readonly kind: OutboxKind;
  readonly state: OutboxState;
  readonly mailedAt: Date;
  /** What events told of it. */
  readonly became: DeliveryState | null;
}

export interface HistoryOfReader {
  /** Newest first. */
  readonly deliveries: readonly DeliveryOfReader[];
  readonly singles: readonly SingleMailOfReader[];
  /** Pass it back as `before` for older deliveries; null: these were all. */
  readonly next: string | null;
}

/** What did this address get, when, and what became of it? */
export interface ReaderHistory {
  /** Null: nobody of that address. @throws InvalidAddress */
  of(
    address: string,
    page: { readonly limit: number; readonly before?: string },
  ): Promise<HistoryOfReader | null>;
}

/** The ledger asked by reader. Ids are hex. */
export interface HistoryStore {
  subscriber(
    identity: string,
  ): Promise<{ readonly id: string; readonly subscriptionIds: readonly string[] } | null>;
  /** `limit` of them, newest first; `cursor` belongs to the last. */
  deliveries(
    subscriberId: string,
    page: { readonly limit: number; readonly before?: string },
  ): Promise<readonly (DeliveryOfReader & { readonly cursor: string })[]>;
  singles(subscriptionIds: readonly string[]): Promise<readonly SingleMailOfReader[]>;
}
