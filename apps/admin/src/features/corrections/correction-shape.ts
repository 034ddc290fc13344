/** What a correction can be about: one thing that the public issue holds. */
export interface CorrectionSubject {
  /** Its place in the public issue: `sections.2.items.0`. */
  readonly path: string;
  readonly title: string;
}

/** An erratum on an issue that is out; instants as ISO strings. */
export interface CorrectionShown {
  readonly id: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly text: string;
  /** The item it mends; null: the issue as a whole. */
  readonly about: string | null;
  readonly by: string;
  /** What became of it in a later issue. */
  readonly printed: 'not yet' | 'taken into an issue' | 'not needed';
}

/** An erratum on an earlier issue that this draft may print. */
export interface CorrectionOffer {
  readonly id: string;
  /** "№12" */
  readonly issueName: string;
  readonly about: string | null;
  readonly text: string;
  /** Taken into this issue already. */
  readonly taken: boolean;
}

/** All that the panel beside an issue shows. */
export interface CorrectionsState {
  /** An issue that nobody can read yet has nothing to correct. */
  readonly isOut: boolean;
  readonly mayPublish: boolean;
  readonly corrections: readonly CorrectionShown[];
  readonly subjects: readonly CorrectionSubject[];
  /** Of earlier issues, for a draft. */
  readonly offers: readonly CorrectionOffer[];
}
