/** The timing table of the delivery design; `timescale` 1 in production, 10 in crash tests. All in milliseconds. */
export interface Timing {
  readonly providerCallMs: number;
  readonly providerConnectMs: number;
  readonly leaseMs: number;
  readonly leaseRenewMs: number;
  readonly reconcileMs: number;
  /** First wait after an ambiguous answer; doubles up to `backoffMaxMs`. */
  readonly backoffMs: number;
  readonly backoffMaxMs: number;
  /** A worker told to stop waits so long for its calls, then hangs up: what it writes then must fit into 25 s, too. */
  readonly stopMs: number;
  /** What a canary counts its waiting in. */
  readonly minuteMs: number;
}

export function timing(timescale: number): Timing {
  const scaled = (ms: number) => Math.max(1, Math.round(ms / timescale));
  return {
    providerCallMs: scaled(30_000),
    providerConnectMs: scaled(10_000),
    leaseMs: scaled(60_000),
    leaseRenewMs: scaled(20_000),
    reconcileMs: scaled(15_000),
    backoffMs: scaled(5_000),
    backoffMaxMs: scaled(300_000),
    stopMs: scaled(20_000),
    minuteMs: scaled(60_000),
  };
}

/** Within this time after the first attempt the provider still knows our key (it promises 24 h); not scaled. */
export const sameKeyMs = 22 * 3_600_000;
/** A start later than this waits for a person; not scaled. */
export const lateStartMs = 6 * 3_600_000;
/** What the provider takes in one call. */
export const batchSize = 100;
