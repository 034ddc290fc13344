export { type PoolUse, watchPool } from './mongo/pool-use.ts';
export type { ReplicaUse } from './mongo/replica-use.ts';
export * from './open.ts';
export * from './open-worker.ts';
export * from './ports/index.ts';
export type { Reachable } from './reachable.ts';
export type { EndedCall } from './resend/watch-transport.ts';
export { clientNetworks } from './subscribers/client-network.ts';
export * from './timing.ts';
