import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** One request that was answered. */
export interface Answered {
  readonly method: string;
  /** As it was declared (`/issues/:slug`), never as it was asked for: addresses hold tokens, and are without number. */
  readonly route: string;
  readonly status: number;
  readonly tookMs: number;
}

/** Connections lent out by a pool, by the pool's name. */
export type TellPool = (name: string, use: { readonly inUse: number; readonly max: number }) => void;

export interface RequestMetrics {
  answered(request: Answered): void;
  /** A page was drawn: React to HTML, without what was read for it. */
  drawn(tookMs: number): void;
  readonly pool: TellPool;
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Metrics of a process that answers requests. Names and units: https://prometheus.io/docs/practices/naming/ */
export function makeRequestMetrics(registry: Registry): RequestMetrics {
  const registers = [registry];
  const requests = new Counter({
    name: 'masthead_http_requests_total',
    help: 'Requests that were answered, by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    registers,
  });
  const seconds = new Histogram({
    name: 'masthead_http_request_seconds',
    help: 'How long requests took to be answered',
    labelNames: ['route'] as const,
    buckets,
    registers,
  });
  const drawing = new Histogram({
    name: 'masthead_render_seconds',
    help: 'How long pages took to be drawn',
    buckets,
    registers,
  });
  return {
    answered({ method, route, status, tookMs }) {
      requests.inc({ method: methods.has(method) ? method : 'other', route, status: String(status) });
      seconds.observe({ route }, tookMs / 1000);
    },
    drawn: (tookMs) => drawing.observe(tookMs / 1000),
    pool: makePoolMetrics(registry),
  };
}

/** Metrics of MongoDB's connection pools: of every process. */
export function makePoolMetrics(registry: Registry): TellPool {
  const registers = [registry];
  const inUse = new Gauge({
    name: 'masthead_mongodb_connections_in_use',
    help: 'Connections lent out by the pool',
    labelNames: ['pool'] as const,
    registers,
  });
  const max = new Gauge({
    name: 'masthead_mongodb_connections_max',
    help: 'Connections the pool may hold to a server',
    labelNames: ['pool'] as const,
    registers,
  });
  return (name, use) => {
    inUse.set({ pool: name }, use.inUse);
    max.set({ pool: name }, use.max);
  };
}
