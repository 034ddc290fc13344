/** What operators do to readers: each with who, when and why. Kept by keyed hash: an erasure leaves it to nobody. */
export const deskActs = [
  'added',
  'suppressed',
  'restored',
  'erased',
  'unsubscribed',
  'imported',
  'exported',
] as const;
export type DeskActKind = (typeof deskActs)[number];

export interface DeskAct {
  readonly kind: DeskActKind;
  readonly actor: string;
  readonly reason: string;
  readonly at: Date;
}

export interface DeskActStore {
  /** @param key of the address; null for what concerns a whole list */
  note(key: string | null, act: DeskAct): Promise<void>;
  /** Newest first, at most 100. */
  of(keys: readonly string[]): Promise<readonly DeskAct[]>;
}
