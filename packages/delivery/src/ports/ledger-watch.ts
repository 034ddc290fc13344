/** Why this database may not be the one we last wrote into. `since`: the last sign of life in it; server time. */
export interface LedgerBreak {
  readonly since: Date;
  readonly seenAt: Date;
}

export interface LedgerState {
  /** Its collections are others than those we knew: it was put back from a dump. */
  readonly restored: LedgerBreak | null;
  /** No worker wrote into it for hours: everybody was down, or its files are an old copy. */
  readonly silence: LedgerBreak | null;
  /** The server's clock. */
  readonly now: Date;
}

/** Tells a database that lived on from one that was put back to what it was (decision 0016). */
export interface LedgerWatch {
  /** `alive`: a worker looks, which is the sign of life that a silence is measured by. */
  look(who: { readonly alive: boolean }): Promise<LedgerState>;
}
