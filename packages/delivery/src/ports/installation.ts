/** What an operator wants to know of the services beneath, as far as delivery can see it. Facts, no judgement. */
export interface InstallationFacts {
  readonly mongodb: {
    readonly version: string;
    /** Its name, or `of each shard` behind a router. Null: no replica set, so no transactions and no snapshot reads. */
    readonly replicaSet: string | null;
    /** How far the server's clock is ahead of this process's; half a round trip is taken off. */
    readonly clockAheadMs: number;
    /** `collection.index` of those that ought to be there and are not. */
    readonly missingIndexes: readonly string[];
  };
  /** Null: Redis does not answer. */
  readonly redis: RedisFacts | null;
  readonly worker: {
    /** For how long no worker has left a sign of life; null: none ever has. */
    readonly silentMs: number | null;
    /** Batches whose lease ran out long ago and that nobody took: of workers that are all gone. */
    readonly staleLeases: number;
  };
  /** The environment id that the database belongs to; null while nobody claimed it. */
  readonly environmentId: string | null;
}

export interface RedisFacts {
  readonly version: string;
  /** `maxmemory-policy`; anything but `noeviction` may drop jobs. Null where Redis does not tell. */
  readonly evictionPolicy: string | null;
  readonly usedBytes: number;
  /** 0: no limit. */
  readonly maxBytes: number;
}

/** A campaign whose own record and whose batches do not say the same. */
export interface LedgerDisagreement {
  readonly campaignId: string;
  /** Recipients as counted when the audience was cut. */
  readonly recipients: number;
  /** Σ of what its batches hold. */
  readonly inBatches: number;
  /** Batches that are neither done nor given up although it is over. */
  readonly unfinished: number;
}
