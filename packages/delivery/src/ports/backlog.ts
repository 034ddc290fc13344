/** Work that lies in MongoDB at the moment. Counts stop at `countedUpTo`. */
export interface Backlog {
  /** Open campaigns by their intent: `run`, `pause`, `cancel` (calls of it still under way); `canary`: it should run, and its rest waits behind the first mails. */
  readonly campaigns: Readonly<Record<'run' | 'pause' | 'cancel' | 'canary', number>>;
  /** Batches of open campaigns by state. */
  readonly batches: Readonly<Record<'ready' | 'submitting' | 'unknown', number>>;
  readonly outbox: QueueBacklog;
  readonly events: QueueBacklog;
  readonly signups: QueueBacklog;
  /** Slots of the last 24 hours that went by without an issue. */
  readonly slotsMissed: number;
  /** The provider refused the key or the domain: nothing is sent until a person resumes it. */
  readonly sendingStopped: boolean;
}

/** How many are due or not yet done, and since when the oldest is due (0: none is late). */
export interface QueueBacklog {
  readonly count: number;
  readonly lateMs: number;
}

export const countedUpTo = 100_000;

export interface BacklogReader {
  read(): Promise<Backlog>;
}
