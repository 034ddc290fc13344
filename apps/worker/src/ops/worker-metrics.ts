import {
  type Backlog,
  type EndedCall,
  lanes,
  type PoolUse,
  type ReplicaUse,
  submitOutcomes,
} from '@masthead/delivery';
import { type Metrics, makePoolMetrics } from '@masthead/ops';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface WorkerMetrics {
  /** Counts a call to the provider. */
  readonly called: (call: EndedCall) => void;
  /** What a scrape gets, read when it comes. */
  of(now: Sources): Metrics;
}

interface Sources {
  /** What lies in the database. */
  readonly backlog: () => Promise<Backlog>;
  readonly pool: () => PoolUse;
  readonly replicas: () => ReplicaUse;
}

/** Metrics of one worker process. Names and units: https://prometheus.io/docs/practices/naming/ */
export function makeWorkerMetrics(): WorkerMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const calls = new Counter({
    name: 'masthead_provider_calls_total',
    help: 'Submissions to the provider that have ended, by lane and outcome',
    labelNames: ['lane', 'outcome'] as const,
    registers,
  });
  const accepted = new Counter({
    name: 'masthead_mails_accepted_total',
    help: 'Mails the provider took',
    labelNames: ['lane'] as const,
    registers,
  });
  const seconds = new Histogram({
    name: 'masthead_provider_call_seconds',
    help: 'How long submissions took',
    labelNames: ['lane'] as const,
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Gauge({ name, help, labelNames, registers });
  const campaigns = gauge('masthead_campaigns_open', 'Campaigns with something left to do', 'intent');
  const batches = gauge('masthead_batches_open', 'Batches of open campaigns', 'state');
  const waiting = gauge('masthead_waiting', 'Entries that are due or not done yet', 'queue');
  const late = gauge('masthead_oldest_late_seconds', 'For how long the oldest has been due', 'queue');
  const up = gauge('masthead_backlog_read', '1 when the database answered this scrape, else 0');
  const missed = gauge('masthead_slots_missed', 'Slots of the last day that went by without an issue');
  const members = gauge('masthead_mongodb_members', 'Members of the replica set that answer');
  const lag = gauge('masthead_replica_lag_seconds', 'How far the slowest secondary is behind the primary');
  const stopped = gauge(
    'masthead_sending_stopped',
    '1 while the provider refuses us and nothing is sent, else 0',
  );
  const tellPool = makePoolMetrics(registry);
  // What never happened must be told as 0: nothing is neither equal to 0 nor more than before.
  for (const lane of lanes) {
    accepted.inc({ lane }, 0);
    for (const outcome of submitOutcomes) calls.inc({ lane, outcome }, 0);
  }

  return {
    called({ lane, outcome, accepted: count, tookMs }) {
      calls.inc({ lane, outcome });
      if (count > 0) accepted.inc({ lane }, count);
      seconds.observe({ lane }, tookMs / 1000);
    },
    of: ({ backlog: read, pool, replicas }) => ({
      contentType: registry.contentType,
      async render() {
        const backlog = await read().catch(() => null);
        up.set(backlog === null ? 0 : 1);
        tellPool('delivery', pool());
        const seen = replicas();
        members.set(seen.members);
        lag.set(seen.lagMs / 1000);
        // A figure of an earlier scrape would look like one of today.
        for (const each of [campaigns, batches, waiting, late, missed, stopped]) each.reset();
        if (backlog !== null) {
          for (const [intent, count] of Object.entries(backlog.campaigns)) campaigns.set({ intent }, count);
          for (const [state, count] of Object.entries(backlog.batches)) batches.set({ state }, count);
          for (const queue of ['outbox', 'events', 'signups'] as const) {
            waiting.set({ queue }, backlog[queue].count);
            late.set({ queue }, backlog[queue].lateMs / 1000);
          }
          missed.set(backlog.slotsMissed);
          stopped.set(backlog.sendingStopped ? 1 : 0);
        }
        return registry.metrics();
      },
    }),
  };
}
