import type { Db } from 'mongodb';

/** Where a migration is: the `_id` of the last document that was gone through, in the order of `_id`; null at the beginning. */
export type Place = NonNullable<unknown>;

export interface Step {
  /** Documents changed by this step. */
  readonly changed: number;
  /** Where the next step begins; null: that was the last one. */
  readonly next: Place | null;
}

/** One change of what is stored. It only ever adds (decision 0071): the version before still runs beside it. */
export interface Migration {
  /** Its number and what it is about: `0001-name`. Never changed once it was released. */
  readonly id: string;
  /** For whoever runs it: what will be otherwise, in one sentence. */
  readonly says: string;
  /** How many documents it would still change. Writes nothing. */
  left(db: Db): Promise<number>;
  /** A few hundred documents behind `from`. Doing it twice must end the same: a process may die between work and checkpoint. */
  step(db: Db, from: Place | null): Promise<Step>;
}
