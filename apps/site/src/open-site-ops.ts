import type { Archive } from '@masthead/archive';
import type { SiteEnv } from '@masthead/config';
import { type Delivery, eventWords, type StoredEvent, watchPool } from '@masthead/delivery';
import { makeRequestMetrics, type OpsServer, openOpsServer, type RequestMetrics } from '@masthead/ops';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export interface SiteMetrics extends RequestMetrics {
  readonly registry: Registry;
  stored(event: StoredEvent): void;
}

/** Metrics of one site process: requests, drawing, pools, and what the provider tells. */
export function makeSiteMetrics(): SiteMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const events = new Counter({
    name: 'masthead_provider_events_total',
    help: 'Provider events that were stored, by what they say',
    labelNames: ['says'] as const,
    registers: [registry],
  });
  const delay = new Histogram({
    name: 'masthead_provider_event_delay_seconds',
    help: 'How old provider events were when they came',
    buckets: [1, 5, 15, 60, 300, 900, 3_600, 21_600],
    registers: [registry],
  });
  // What never happened must be told as 0: an alert compares with it.
  for (const says of eventWords) events.inc({ says }, 0);
  return {
    ...makeRequestMetrics(registry),
    registry,
    stored({ delayMs, says }) {
      events.inc({ says });
      delay.observe(delayMs / 1000);
    },
  };
}

/**
 * Opens `/healthz`, `/readyz` and `/metrics` for a private network; null where no port is set.
 * @param stops whether this process is on its way out: it answers still, and is not ready for more.
 */
export async function openSiteOps(
  env: Pick<SiteEnv, 'HOST' | 'SITE_OPS_PORT' | 'RESEND_WEBHOOK_SECRET'>,
  metrics: SiteMetrics,
  {
    archive,
    delivery,
    stops,
  }: { readonly archive: Archive; readonly delivery: Delivery; readonly stops: () => boolean },
): Promise<OpsServer | null> {
  if (env.SITE_OPS_PORT === 0) return null;
  const archivePool = watchPool(archive.db.client);
  return openOpsServer({
    host: env.HOST,
    port: env.SITE_OPS_PORT,
    ready: async () => {
      const { mongodb, redis } = await delivery.reachable();
      const slower = [
        ...(redis ? [] : ['redis']),
        ...(env.RESEND_WEBHOOK_SECRET === undefined ? ['RESEND_WEBHOOK_SECRET'] : []),
      ];
      const missing = [...(mongodb ? [] : ['mongodb']), ...(stops() ? ['time: it is stopping'] : [])];
      return { missing, slower };
    },
    metrics: {
      contentType: metrics.registry.contentType,
      render: () => {
        metrics.pool('archive', archivePool());
        metrics.pool('delivery', delivery.poolUse());
        return metrics.registry.metrics();
      },
    },
  });
}
