import type { SuppressionReason } from './suppressions.ts';

/** Something happened to the provider's own list, by an event or as we read it. */
export interface ListChange {
  /** Keyed hash of the address. */
  readonly key: string;
  readonly change: 'added' | 'removed';
  readonly at: Date;
}

/** What the provider has still to hear from us. The address is kept until it has, and no longer. */
export interface ListRequest {
  readonly key: string;
  readonly address: string;
  readonly act: 'add' | 'remove';
}

/** The provider's suppression list beside ours, by keyed hash. What is heard only moves times forward: any order ends the same. */
export interface SuppressionMirror {
  /** `walk`: the entries were read from the list in the walk begun then. Answers how many told something new. */
  heard(changes: readonly ListChange[], walk?: Date): Promise<number>;
  /** A walk over the whole list is over: what it did not meet was removed. Answers how many. */
  closeWalk(startedAt: Date): Promise<number>;
  /** When a person took somebody off our list: what was reported before that suppresses nobody again. */
  lifted(keys: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  lift(key: string, at: Date): Promise<void>;
  /** The later request stands. */
  ask(requests: readonly ListRequest[]): Promise<void>;
  /** The longest waiting first; what the provider's list says already is passed over and forgotten. */
  asked(limit: number): Promise<readonly ListRequest[]>;
  /** The provider has it. Not when another request came meanwhile. */
  done(requests: readonly ListRequest[]): Promise<void>;
  /** The provider will never take this one (no address to it). The address goes, the reason stays. */
  refused(request: ListRequest, why: string): Promise<void>;
  standing(): Promise<MirrorStanding>;
  /** Of one address: since when it stands on the provider's list, or was taken off it. */
  of(keys: readonly string[]): Promise<{ readonly listed: Date | null; readonly removed: Date | null }>;
}

export interface MirrorStanding {
  readonly listed: number;
  readonly waiting: number;
  readonly refused: number;
  /** Taken off the provider's list and still suppressed here. */
  readonly removedThere: number;
}

export interface ListEntry {
  readonly id: string;
  readonly address: string;
  readonly origin: SuppressionReason;
  readonly at: Date;
}

export type ListAnswer<T> =
  | { readonly ok: true; readonly value: T }
  /** `wrong`: this request, as it is, will never be taken. `later`: ask again. `access`: the key may not. */
  | { readonly ok: false; readonly why: 'wrong' | 'later' | 'access'; readonly message: string };

/** The provider's list, a call at a time. Adding and removing may be done again. */
export interface ProviderList {
  /** Newest first; `after` is the id of the last entry seen. */
  page(
    after: string | null,
  ): Promise<ListAnswer<{ readonly entries: readonly ListEntry[]; readonly more: boolean }>>;
  /** At most 100. */
  add(addresses: readonly string[]): Promise<ListAnswer<null>>;
  remove(addresses: readonly string[]): Promise<ListAnswer<null>>;
}
