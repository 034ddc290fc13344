import { join } from 'node:path';
import type { Binary } from '../binaries/binary.ts';
import { type Child, spawnChild } from '../processes/spawn-child.ts';
import { replicaSet } from './become-primary.ts';

/** A mongod process on loopback, member of our replica set; whether it takes writes is for the caller to see. */
export function spawnMongod(options: {
  readonly dataDir: string;
  readonly port: number;
  readonly binary: Binary;
  /** MB kept of the oplog. */
  readonly oplogMb: number;
  /** GB of WiredTiger's cache; 0.25 is the least it takes. */
  readonly cacheGb: number;
  /** A file with the set's secret: turns access control on. */
  readonly keyFile?: string;
}): Child {
  const { binary, dataDir } = options;
  return spawnChild({
    name: 'mongod',
    command: binary.path,
    args: mongodArguments(options),
    env: { ...process.env, ...binary.env },
    logFile: join(dataDir, 'mongod.log'),
    // A primary that is asked to stop answers for 15 s more unless told otherwise.
    stopWithinMs: 4_000,
  });
}

function mongodArguments({
  cacheGb,
  dataDir,
  keyFile,
  oplogMb,
  port,
}: Readonly<Record<'port' | 'oplogMb' | 'cacheGb', number>> & {
  readonly dataDir: string;
  readonly keyFile?: string;
}): string[] {
  const where = ['--dbpath', join(dataDir, 'db'), '--port', String(port), '--bind_ip', '127.0.0.1'];
  const quick = ['shutdownTimeoutMillisForSignaledShutdown=100', 'diagnosticDataCollectionEnabled=false'];
  return [
    ...where,
    ...['--replSet', replicaSet, '--nounixsocket', '--quiet'],
    ...['--wiredTigerCacheSizeGB', String(cacheGb), '--oplogSize', String(oplogMb)],
    ...(keyFile === undefined ? [] : ['--keyFile', keyFile]),
    ...quick.flatMap((setting) => ['--setParameter', setting]),
  ];
}
