import type { InstallationFacts } from '@masthead/delivery';
import { bad, type Check, note, ok } from './finding.ts';

/** Beyond this, times that two machines wrote cannot be compared any more, and signed events are refused at five minutes. */
const clockToleranceMs = 2_000;
/** A worker leaves a sign of life every 15 s. */
const silenceMs = 120_000;

/** What the services beneath are like. `expectedId`: the environment this desk runs as. */
export function installationChecks({
  ensureIndexes,
  expectedId,
  facts,
}: {
  readonly facts: () => Promise<InstallationFacts>;
  readonly expectedId: string;
  readonly ensureIndexes: () => Promise<void>;
}): readonly Check[] {
  let read: Promise<InstallationFacts> | null = null;
  const look = () => {
    read ??= facts();
    return read;
  };
  return [
    {
      name: 'replica set',
      look: async () => {
        const { replicaSet, version } = (await look()).mongodb;
        return replicaSet === null
          ? bad(
              `MongoDB ${version} is no replica set: no transactions, nothing is sent safely`,
              'Start mongod with --replSet and call rs.initiate() once; one node is enough.',
            )
          : ok(`MongoDB ${version}, set ${replicaSet}`);
      },
    },
    {
      name: 'indexes',
      look: async () => {
        const { missingIndexes } = (await look()).mongodb;
        return missingIndexes.length === 0
          ? ok('all there')
          : bad(
              `missing: ${missingIndexes.join(', ')}`,
              'masthead doctor --fix makes them; so does a worker or the admin when it starts.',
            );
      },
      fix: async () => {
        await ensureIndexes();
        return 'made';
      },
    },
    {
      name: 'clock',
      look: async () => {
        const { clockAheadMs } = (await look()).mongodb;
        const seconds = (Math.abs(clockAheadMs) / 1000).toFixed(1);
        return Math.abs(clockAheadMs) <= clockToleranceMs
          ? ok('this machine and MongoDB agree')
          : bad(
              `MongoDB's clock is ${seconds} s ${clockAheadMs > 0 ? 'ahead of' : 'behind'} this machine's`,
              'Let both keep time by NTP (timedatectl set-ntp true).',
            );
      },
    },
    {
      name: 'Redis memory',
      look: async () => {
        const { redis } = await look();
        if (redis === null) return note('unknown: Redis does not answer', 'See Redis above.');
        const { evictionPolicy, maxBytes, usedBytes, version } = redis;
        if (evictionPolicy !== null && evictionPolicy !== 'noeviction')
          return bad(
            `Redis ${version} may drop keys (maxmemory-policy ${evictionPolicy})`,
            'Set maxmemory-policy noeviction; give Masthead a Redis of its own.',
          );
        if (maxBytes > 0 && usedBytes > 0.9 * maxBytes)
          return bad(
            `${Math.round((100 * usedBytes) / maxBytes)} % of its memory is used`,
            'Raise maxmemory, or look who else writes into it.',
          );
        return ok(`Redis ${version}, drops nothing`);
      },
    },
    {
      name: 'worker',
      look: async () => {
        const { silentMs } = (await look()).worker;
        if (silentMs === null) return bad('none has ever run on this database', 'Start one.');
        return silentMs <= silenceMs
          ? ok('alive')
          : bad(
              `no sign of life for ${Math.round(silentMs / 60_000)} minutes: nothing is sent`,
              'Start one; what is due is found by itself.',
            );
      },
    },
    {
      name: 'leases',
      look: async () => {
        const { staleLeases } = (await look()).worker;
        return staleLeases === 0
          ? ok('none is stale')
          : bad(
              `${staleLeases} ${staleLeases === 1 ? 'batch was' : 'batches were'} left by workers that died, and no other took over`,
              'Start a worker: it takes them up within a minute, and nobody is mailed twice.',
            );
      },
    },
    {
      name: 'environment',
      look: async () => {
        const { environmentId } = await look();
        return environmentId === null || environmentId === expectedId
          ? ok(environmentId ?? 'nobody has claimed this database yet')
          : bad(
              `this database belongs to “${environmentId}”, the desk runs as “${expectedId}”: is it a copy? Nothing is sent from it`,
              'Set ENVIRONMENT_ID to its own, or use a database of this environment.',
            );
      },
    },
  ];
}
