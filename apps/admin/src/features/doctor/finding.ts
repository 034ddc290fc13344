/** What one check saw. */
export interface Finding {
  /** `note`: worth knowing, nothing is wrong. `bad`: something is. */
  readonly state: 'ok' | 'note' | 'bad';
  readonly detail: string;
  /** How to mend it; null where there is nothing to mend. */
  readonly mend: string | null;
}

/** One question of the doctor. A new one is a file here and a line in `all-checks.ts`; one that throws is a bad finding. */
export interface Check {
  readonly name: string;
  look(): Promise<Finding>;
  /** Only where mending is safe: it may be repeated, mails nobody and loses nothing. Answers what was done. */
  fix?(): Promise<string>;
}

export const ok = (detail: string): Finding => ({ state: 'ok', detail, mend: null });
export const note = (detail: string, mend: string): Finding => ({ state: 'note', detail, mend });
export const bad = (detail: string, mend: string): Finding => ({ state: 'bad', detail, mend });
