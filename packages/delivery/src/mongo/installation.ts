import type { InstallationFacts } from '../ports/installation.ts';
import type { Database } from './connect.ts';
import { wantedIndexes } from './indexes.ts';

type DatabaseFacts = Omit<InstallationFacts, 'redis'>;

/** A lease is a minute; whoever still lives has renewed it or been followed by then. */
const staleAfterMs = 10 * 60_000;

export function makeInstallationReader(
  { db, collections }: Pick<Database, 'db' | 'collections'>,
  now: () => number = () => Date.now(),
): () => Promise<DatabaseFacts> {
  const missingIndexes = async () => {
    const collectionsOfIndexes = [...new Set(wantedIndexes.map(({ collection }) => collection))];
    const missing = await Promise.all(
      collectionsOfIndexes.map(async (collection) => {
        const there = await db
          .collection(collection)
          .indexes()
          .catch(() => []);
        const names = new Set(there.map(({ name }) => name));
        return wantedIndexes
          .filter((index) => index.collection === collection && !names.has(index.options.name))
          .map(({ options }) => `${collection}.${options.name}`);
      }),
    );
    return missing.flat().sort();
  };
  return async () => {
    const asked = now();
    const hello = await db.command({ hello: 1 });
    const half = (now() - asked) / 2;
    const clockAheadMs = Math.round((hello.localTime as Date).getTime() - asked - half);
    const [{ version }, indexes, ledger, environment, stale] = await Promise.all([
      db.command({ buildInfo: 1 }) as Promise<{ version: string }>,
      missingIndexes(),
      collections.settings
        .aggregate<{ silentMs: number | null }>([
          { $match: { _id: 'ledger' } },
          {
            $project: {
              _id: 0,
              silentMs: {
                $cond: [{ $gt: ['$value.aliveAt', null] }, { $subtract: ['$$NOW', '$value.aliveAt'] }, null],
              },
            },
          },
        ])
        .next(),
      collections.settings.findOne({ _id: 'environment' }),
      collections.batches.countDocuments(
        {
          campaignId: { $in: await openCampaigns() },
          state: 'submitting',
          $expr: { $lt: ['$dueAt', { $subtract: ['$$NOW', staleAfterMs] }] },
        },
        { limit: 1_000 },
      ),
    ]);
    return {
      mongodb: {
        version,
        replicaSet: replicaSetIn(hello),
        clockAheadMs,
        missingIndexes: indexes,
      },
      worker: { silentMs: toNumber(ledger?.silentMs), staleLeases: stale },
      environmentId: typeof environment?.value === 'string' ? environment.value : null,
    };
  };

  async function openCampaigns() {
    const open = await collections.campaigns.find({ open: true }, { projection: { _id: 1 } }).toArray();
    return open.map(({ _id }) => _id);
  }
}

/** What a server says of itself: the name of its set, or that it is a router before shards, each of which is a set. */
export function replicaSetIn(hello: { readonly setName?: unknown; readonly msg?: unknown }): string | null {
  if (typeof hello.setName === 'string') return hello.setName;
  // https://www.mongodb.com/docs/manual/reference/command/hello/#mongodb-data-hello.msg
  return hello.msg === 'isdbgrid' ? 'of each shard' : null;
}

function toNumber(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}
