import { createLogger, houseSender, version, type WorkerEnv } from '@masthead/config';
import { type Failpoint, openDeliveryWorker } from '@masthead/delivery';
import { openOpsServer, openTracing } from '@masthead/ops';
import { startLinkCare } from './link-care.ts';
import { makeMailRenderer } from './mail-renderer.ts';
import { renderNotice } from './notice-renderer.ts';
import { makeWorkerMetrics } from './ops/worker-metrics.ts';
import { workerReadiness } from './ops/worker-readiness.ts';
import { makeKick } from './processors/kick.ts';

export interface RunningWorker {
  /** Stops claiming, finishes the calls under way, writes them down. At most `timing.stopMs`. */
  stop(): Promise<void>;
}

/** Batches in flight at once in a process; the pacing decides how fast they really go. */
const concurrency = 8;

/** Environment → clients → processors → wakes and reconcile timer. */
export async function runWorker(env: WorkerEnv, failpoint: Failpoint): Promise<RunningWorker> {
  const log = createLogger({ name: 'worker', level: env.LOG_LEVEL, format: env.LOG_FORMAT });
  const metrics = env.WORKER_PORT === 0 ? null : makeWorkerMetrics();
  const tracing = await openTracing({
    endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
    service: 'masthead-worker',
    version,
  });
  const worker = await openDeliveryWorker({
    mongodbUri: env.MONGODB_URI,
    redisUrl: env.REDIS_URL,
    redisPrefix: env.REDIS_PREFIX,
    environmentId: env.ENVIRONMENT_ID,
    tokenKeys: env.TOKEN_KEYS,
    siteUrl: env.SITE_URL,
    resend: { apiKey: env.RESEND_API_KEY, baseUrl: env.RESEND_BASE_URL },
    requestsPerSecond: env.RESEND_REQUESTS_PER_SECOND,
    handOver: env.HANDOVER,
    timescale: env.TIMESCALE,
    concurrency,
    renderer: makeMailRenderer(),
    house: { sender: houseSender(env.MAIL_FROM), adminUrl: env.ADMIN_URL, render: renderNotice },
    failpoint,
    ...(env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
      ? {}
      : { trace: (name, attributes, run) => tracing.span(name, attributes, run) }),
    ...(metrics === null ? {} : { onCall: metrics.called }),
    log,
  });
  // Asked before anything is done: a port that is taken ends the process while nothing is in flight.
  const ops =
    metrics === null
      ? null
      : await openOpsServer({
          host: env.HOST,
          port: env.WORKER_PORT,
          ready: workerReadiness(worker.reachable),
          metrics: metrics.of({
            backlog: worker.backlog.read,
            pool: worker.poolUse,
            replicas: worker.replicaUse,
          }),
        });
  const kicks = {
    campaigns: makeKick('campaigns', worker.campaigns, log),
    outbox: makeKick('outbox', worker.processors.outbox, log, { overlap: true }),
    signups: makeKick('signups', worker.processors.signups, log, { overlap: true }),
    events: makeKick('events', worker.processors.events, log),
    imports: makeKick('imports', worker.processors.imports, log),
    maintenance: makeKick('maintenance', worker.maintenance, log),
  };
  const all = Object.values(kicks);
  const wakes = worker.listen(kicks);
  // MongoDB is the truth: whatever no wake told us is found here.
  const reconcile = setInterval(() => {
    for (const kick of all) kick();
  }, worker.timing.reconcileMs);
  for (const kick of all) kick();
  const links = env.OUTBOUND_LOOKUPS === 'on' ? startLinkCare(env, log) : null;
  log.info({ environment: env.ENVIRONMENT_ID, provider: env.RESEND_BASE_URL ?? 'resend' }, 'ready');

  return {
    async stop() {
      clearInterval(reconcile);
      worker.halt();
      await Promise.all([
        wakes.close(),
        worker.campaigns.stop(),
        links?.stop(),
        ...all.map((kick) => kick.stop()),
      ]);
      await ops?.close();
      await worker.close();
      await tracing.stop();
      log.info({}, 'stopped');
    },
  };
}
