export type { Binary, Say } from './binaries/binary.ts';
export { ensureMongod } from './binaries/ensure-mongod.ts';
export { ensureRedis } from './binaries/ensure-redis.ts';
export { describeHolder, freePort, isPortFree, whoHasPort } from './ports/who-has-port.ts';
export { type Child, type ChildOptions, spawnChild } from './processes/spawn-child.ts';
export { type MongodOptions, type RunningService, startMongod } from './services/start-mongod.ts';
export { type RedisOptions, startRedis } from './services/start-redis.ts';
