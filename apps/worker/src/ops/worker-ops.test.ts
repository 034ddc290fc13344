import { afterEach, describe, expect, it } from '@jest/globals';
import type { Backlog } from '@masthead/delivery';
import { type OpsServer, openOpsServer } from '@masthead/ops';
import { makeWorkerMetrics } from './worker-metrics.ts';
import { workerReadiness } from './worker-readiness.ts';

const backlog: Backlog = {
  campaigns: { run: 1, pause: 0, cancel: 0, canary: 0 },
  batches: { ready: 7, submitting: 2, unknown: 0 },
  outbox: { count: 3, lateMs: 4_500 },
  events: { count: 0, lateMs: 0 },
  signups: { count: 0, lateMs: 0 },
  slotsMissed: 1,
  sendingStopped: false,
};

describe('what a worker tells an operator', () => {
  let server: OpsServer;
  let around = { mongodb: true, redis: true };
  let read: () => Promise<Backlog> = async () => backlog;
  const metrics = makeWorkerMetrics();
  const open = async () => {
    server = await openOpsServer({
      host: '127.0.0.1',
      port: 0,
      ready: workerReadiness(async () => around),
      metrics: metrics.of({
        backlog: () => read(),
        pool: () => ({ inUse: 2, max: 20 }),
        replicas: () => ({ members: 3, lagMs: 1_500 }),
      }),
    });
    return `http://127.0.0.1:${server.port}`;
  };
  afterEach(() => server.close());

  it('alive, whatever is away; ready only with its database; slower without Redis', async () => {
    const url = await open();
    around = { mongodb: false, redis: false };
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const unable = await fetch(`${url}/readyz`);
    expect([unable.status, await unable.json()]).toEqual([
      503,
      { ok: false, missing: ['mongodb'], slower: ['redis'] },
    ]);
    around = { mongodb: true, redis: false };
    const slow = await fetch(`${url}/readyz`);
    expect([slow.status, await slow.json()]).toEqual([200, { ok: true, missing: [], slower: ['redis'] }]);
    expect((await fetch(`${url}/`)).status).toBe(404);
    expect((await fetch(`${url}/healthz`, { method: 'POST' })).status).toBe(404);
  });

  it('counts calls, shows what waits, and shows nothing old when the database is away', async () => {
    const url = await open();
    metrics.called({ lane: 'campaign', outcome: 'accepted', accepted: 100, tookMs: 40 });
    metrics.called({ lane: 'campaign', outcome: 'inDoubt', accepted: 0, tookMs: 30_000 });
    const lines = async () => (await (await fetch(`${url}/metrics`)).text()).split('\n');
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'masthead_provider_calls_total{lane="campaign",outcome="accepted"} 1',
        'masthead_provider_calls_total{lane="campaign",outcome="inDoubt"} 1',
        'masthead_mails_accepted_total{lane="campaign"} 100',
        'masthead_provider_call_seconds_count{lane="campaign"} 2',
        'masthead_campaigns_open{intent="run"} 1',
        'masthead_batches_open{state="ready"} 7',
        'masthead_waiting{queue="outbox"} 3',
        'masthead_oldest_late_seconds{queue="outbox"} 4.5',
        'masthead_backlog_read 1',
        'masthead_mongodb_connections_in_use{pool="delivery"} 2',
        'masthead_mongodb_members 3',
        'masthead_replica_lag_seconds 1.5',
        'masthead_slots_missed 1',
      ]),
    );
    read = () => Promise.reject(new Error('away'));
    const away = await lines();
    expect(away).toContain('masthead_backlog_read 0');
    expect(away.filter((line) => /^masthead_(waiting|batches_open|campaigns_open)\{/.test(line))).toEqual([]);
    expect(away).toContain('masthead_mails_accepted_total{lane="campaign"} 100');
  });
});
