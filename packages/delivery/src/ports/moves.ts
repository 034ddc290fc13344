/** A reader's new address, from the wish to the proof. */
export interface MoveStore {
  /** Keeps the wish; the later one stands. @param at to the second: the link in its mail says the same */
  ask(
    subscriberId: string,
    wish: { readonly identity: string; readonly mailbox: string; readonly at: Date },
  ): Promise<void>;
  /** Wishes whose link no longer works: the address in them is nobody's business any more. */
  forget(before: Date): Promise<number>;
  /** The wish that a link of this second stands for. */
  pending(
    subscriberId: string,
    at: Date,
  ): Promise<{ readonly identity: string; readonly mailbox: string; readonly from: string } | null>;
  /**
   * The new address is proved: all subscriptions go to it, all older links but those to unsubscribe are void. Where the
   * new address has an own confirmed subscription, that one stays and this one ends. May be done again after a crash.
   */
  carryOut(subscriberId: string, at: Date, now: Date): Promise<boolean>;
}
