/** Somebody who asked to be forgotten. The address is in it only while it is still needed to find what names it. */
export interface Erasure {
  readonly subscriberId: string;
  readonly subscriptionIds: readonly string[];
  readonly identity: string;
  readonly address: string;
  /** `<kid>.<keyed hash>` of the addresses the same row had before. */
  readonly formerKeys: readonly string[];
}

/** Takes a person out of everything delivery keeps. Each step may be done again. */
export interface ErasureStore {
  /** Notes what is to be done before anything of it is: a crash goes on from here. Null: there is no such subscriber. */
  begin(subscriberId: string, at: Date): Promise<Erasure | null>;
  /** Rows of the same person under addresses they moved away from. */
  formerOf(subscriberId: string): Promise<readonly string[]>;
  /** Ends the subscriptions, so that every last look from now on drops them. */
  stop(erasure: Erasure, at: Date): Promise<void>;
  /** Profile, consent, waiting signups, single mails, rows of imports, what the provider was still to hear. @param keys of the addresses among the suppressions */
  forget(erasure: Erasure, keys: readonly string[]): Promise<void>;
  /** Blanks address and name in every batch that needs them no more. Answers how many still do: calls under way or in doubt. */
  blank(subscriberId: string): Promise<number>;
  /** Nothing is left; the note goes too. */
  end(subscriberId: string): Promise<void>;
  /** Those cut short by a crash, with their address. */
  unfinished(): Promise<readonly Erasure[]>;
  /** Those that only wait for batches. */
  waiting(): Promise<readonly string[]>;
}
