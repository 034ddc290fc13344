import type { SubscriptionView } from '@masthead/domain';
import type { DeskAct } from './desk-acts.ts';
import type { DeliveryOfReader } from './reader-history.ts';
import type { SuppressionReason } from './suppressions.ts';

/** All an operator sees of one reader. */
export interface ReaderSheet {
  readonly subscriberId: string;
  readonly address: string;
  readonly name: string | null;
  readonly subscriptions: readonly (Omit<SubscriptionView, 'suppressed'> & {
    readonly left: { readonly at: Date; readonly via: string; readonly reason: string | null } | null;
  })[];
  readonly deliveries: readonly DeliveryOfReader[];
  readonly suppression: {
    readonly reason: SuppressionReason;
    readonly since: Date;
    readonly source: string;
  } | null;
  readonly acts: readonly DeskAct[];
}

/** What operators may do to single readers. Every act says who and why, and is written down. */
export interface ReaderDesk {
  /** By one of the reader's subscriptions. Null: there is no such. */
  sheet(subscriptionId: string): Promise<ReaderSheet | null>;
  /** Whose consent was given elsewhere. `known`: on the list before, left as it was. @throws InvalidAddress */
  add(
    who: {
      readonly newsletterId: string;
      readonly address: string;
      readonly name: string | null;
      readonly consentSource: string;
    },
    by: Actor,
  ): Promise<'added' | 'known' | 'suppressed'>;
  /** @throws InvalidAddress */
  suppress(address: string, by: Actor): Promise<boolean>;
  /** Takes a suppression back. An erased reader stays erased: only their own signup lifts that. */
  restore(address: string, by: Actor): Promise<'restored' | 'none' | 'erased'>;
  /** Written down with who did it and when; no reason is kept, for it may name the reader. @param who an address, or a subscriber's id as the log names it: after a restore only that is left of an erasure. False: there is nobody. */
  erase(who: string, by: Pick<Actor, 'actor'>): Promise<boolean>;
  /** For what concerns a whole list. */
  note(kind: DeskAct['kind'], by: Actor): Promise<void>;
}

export interface Actor {
  readonly actor: string;
  readonly reason: string;
}
