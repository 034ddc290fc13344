import type { Document } from 'mongodb';
import { type Backlog, type BacklogReader, countedUpTo, type QueueBacklog } from '../ports/backlog.ts';
import { sendingStopSetting } from '../ports/sending.ts';
import type { Database } from './connect.ts';

/** Asks partial indexes only, so that a look costs the same whatever has been sent before. */
export function makeBacklogReader({ db, collections }: Pick<Database, 'db' | 'collections'>): BacklogReader {
  const waiting = async (name: 'outbox' | 'providerEvents' | 'signupRequests'): Promise<QueueBacklog> => {
    const rows = db.collection(name);
    const due = { dueAt: { $exists: true } };
    const [count, late] = await Promise.all([
      rows.countDocuments(due, { limit: countedUpTo }),
      rows
        .aggregate<{ lateMs: number }>([
          { $match: due },
          { $sort: { dueAt: 1 } },
          { $limit: 1 },
          { $project: { _id: 0, lateMs: { $max: [0, { $subtract: ['$$NOW', since(name)] }] } } },
        ])
        .next(),
    ]);
    return { count, lateMs: Number(late?.lateMs ?? 0) };
  };
  // By the index `by-time`: the few of the last day.
  const missed = () =>
    db.collection('slots').countDocuments({
      $expr: { $gte: ['$at', { $subtract: ['$$NOW', dayMs] }] },
      found: { $exists: true },
    });
  return {
    async read(): Promise<Backlog> {
      const open = await collections.campaigns
        .find({ open: true }, { projection: { intent: 1, canary: 1 } })
        .limit(1_000)
        .toArray();
      const count = (state: 'ready' | 'submitting' | 'unknown') =>
        open.length === 0
          ? Promise.resolve(0)
          : collections.batches.countDocuments(
              { campaignId: { $in: open.map(({ _id }) => _id) }, state },
              { limit: countedUpTo },
            );
      const [ready, submitting, unknown, outbox, events, signups, slotsMissed, stop] = await Promise.all([
        count('ready'),
        count('submitting'),
        count('unknown'),
        waiting('outbox'),
        waiting('providerEvents'),
        waiting('signupRequests'),
        missed(),
        collections.settings.findOne({ _id: sendingStopSetting }),
      ]);
      const waits = open.filter(
        ({ canary, intent }) => intent === 'run' && canary?.until instanceof Date && canary.ended === null,
      ).length;
      const intends = (intent: string) => open.filter((campaign) => campaign.intent === intent).length;
      return {
        campaigns: {
          run: intends('run') - waits,
          pause: intends('pause'),
          cancel: intends('cancel'),
          canary: waits,
        },
        batches: { ready, submitting, unknown },
        outbox,
        events,
        signups,
        slotsMissed,
        sendingStopped: (stop?.value ?? null) !== null,
      };
    },
  };
}

const dayMs = 24 * 60 * 60_000;

/** An event is due from the beginning of time; it waits since it was received. */
function since(name: string): Document | string {
  return name === 'providerEvents' ? { $ifNull: ['$receivedAt', '$dueAt'] } : '$dueAt';
}
