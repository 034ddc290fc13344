/** Why an address must not be mailed by anyone. */
/** `erased`: asked to be forgotten; the one reason that a new, confirmed signup takes back. */
export const suppressionReasons = ['bounce', 'complaint', 'manual', 'erased'] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

export interface NewSuppression {
  readonly address: string;
  readonly reason: SuppressionReason;
  /** Who or what said so: `event:<svix id>`, `provider`, an editor's id, `import:<name>`. Never an address. */
  readonly source: string;
  /** Since when; the present when absent. */
  readonly at?: Date;
}

export interface KeyedSuppression extends Omit<NewSuppression, 'address'> {
  /** `<kid>.<hash>`, see subscribers/address-keys.ts. */
  readonly key: string;
}

/** What an erasure leaves. */
export interface ErasedMark {
  /** `<kid>.<hash>` */
  readonly key: string;
  readonly at: Date;
}

/**
 * Addresses that must not be mailed, kept by keyed hash alone: a copy of the database tells nobody who is in it.
 * Addresses may be given in any spelling; the port normalises.
 */
export interface Suppressions {
  isSuppressed(address: string): Promise<SuppressionReason | null>;
  /** For a person who asks: the reason, since when, and who or what said so. */
  why(
    address: string,
  ): Promise<{ readonly reason: SuppressionReason; readonly since: Date; readonly source: string } | null>;
  /** Which of these are suppressed, in the spelling they were given. For preparing and the last look: one query per 1,000. */
  among(addresses: readonly string[]): Promise<ReadonlySet<string>>;
  /** Adding twice is one, in any order: the graver reason stands (complaint, bounce, manual), the earliest time. Answers how many are new. */
  add(entries: readonly NewSuppression[]): Promise<number>;
  /** As `add`, by the keyed hash: provider events keep no address. */
  addByKey(entries: readonly KeyedSuppression[]): Promise<number>;
  /** Takes a suppression back (an operator's act, or the provider's own list). False when there was none. */
  remove(address: string): Promise<boolean>;
  /** Takes back an `erased`, and nothing graver: the owner of the mailbox has signed up anew. */
  removeErased(address: string): Promise<void>;
  /** Who was erased and nothing graver since, the latest first; `before` is the `at` of the last one seen. */
  erased(page: { readonly limit: number; readonly before?: Date }): Promise<readonly ErasedMark[]>;
  /** Ids of the keys that suppressions are kept under. */
  keyIds(): Promise<readonly string[]>;
}
