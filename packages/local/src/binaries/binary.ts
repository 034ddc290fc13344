/** A program that was tried and runs on this machine. */
export interface Binary {
  readonly path: string;
  /** What its environment must hold besides ours, e.g. LD_LIBRARY_PATH. */
  readonly env: Readonly<Record<string, string>>;
  /** Where it came from, in words for a person. */
  readonly origin: string;
}

/** Told what is being fetched and why: downloads must not look like a hang. */
export type Say = (text: string) => void;
