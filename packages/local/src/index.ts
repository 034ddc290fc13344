export type { Binary, Say } from './binaries/binary.ts';
export { ensureMongod } from './binaries/ensure-mongod.ts';
export { ensureRedis } from './binaries/ensure-redis.ts';
export { build } from './build/build.ts';
export type { Chromium } from './chromium/chromium.ts';
export { chromiumEnv } from './chromium/chromium-env.ts';
export { findChromium } from './chromium/find-chromium.ts';
export { describeHolder, freePort, isPortFree, quietPorts, whoHasPort } from './ports/who-has-port.ts';
export { type Child, type ChildOptions, spawnChild } from './processes/spawn-child.ts';
export { type MongodOptions, type RunningService, startMongod } from './services/start-mongod.ts';
export { type RedisOptions, startRedis } from './services/start-redis.ts';
export { type ReplicaSet, startReplicaSet } from './services/start-replica-set.ts';
export { heapFlags } from './start/heap-flags.ts';
export { launchProcess } from './start/launch-process.ts';
export { type Environment, givenEnvironment, localEnvironment } from './start/local-environment.ts';
export {
  type Placement,
  type ProcessEnvironments,
  type ProcessName,
  processEnvironments,
} from './start/process-environments.ts';
export { type RunningMasthead, type RunOptions, runMasthead } from './start/run-masthead.ts';
export { localSecrets, type Secrets } from './start/secrets.ts';
