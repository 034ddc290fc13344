/** A processor: does what is due and answers how many things it did. Called on a wake and by the reconcile timer; may be called twice at once. */
export interface DueProcessor {
  runDue(): Promise<number>;
  /** A worker that stops: finish what is in hand and begin nothing more. */
  halt?(): void;
}

/** Something the maintenance does now and then, one worker at a time. */
export interface Chore extends DueProcessor {
  /** For the log, when it fails. */
  readonly name: string;
}
