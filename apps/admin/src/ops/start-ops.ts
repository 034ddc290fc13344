import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { version } from '@masthead/config';
import { settingsOf } from '@masthead/media';
import { type OpsServer, openOpsServer, openTracing } from '@masthead/ops';
import type { Payload } from 'payload';
import { delivery } from '../delivery.ts';
import { env } from '../env.ts';
import { spaceOf } from '../features/doctor/disk-check.ts';
import { makeAdminMetrics } from './admin-metrics.ts';
import { doorsOf, routeOf } from './route-of.ts';

const holder = globalThis as typeof globalThis & { mastheadOps?: Promise<OpsServer | null> };

/** Opens `/healthz`, `/readyz` and `/metrics` where ADMIN_OPS_PORT names a port; once a process. Never in the desk's way. */
export function startOps(payload: Payload): Promise<OpsServer | null> {
  holder.mastheadOps ??= open(payload).catch((error: unknown) => {
    payload.logger.error({ err: error, msg: 'ADMIN_OPS_PORT could not be opened: nothing is measured' });
    return null;
  });
  return holder.mastheadOps;
}

interface Message {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly server?: { address(): { port: number } | string | null };
}

async function open(payload: Payload): Promise<OpsServer | null> {
  const { ADMIN_OPS_PORT, ADMIN_PORT, HOST, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = env();
  const { bucket, folder } = settingsOf(env());
  // Next traces itself once there is somebody to tell (https://nextjs.org/docs/app/guides/open-telemetry).
  await openTracing({ endpoint, service: 'masthead-admin', version });
  if (ADMIN_OPS_PORT === 0) return null;
  const metrics = makeAdminMetrics();
  const doors = doorsOf(payload.config.collections, payload.config.endpoints);

  // Node's own word on every request of its servers (Next's, which has no place for a middleware of this process).
  const began = new WeakMap<object, number>();
  const started = (message: unknown) => began.set((message as Message).request, performance.now());
  const finished = (message: unknown) => {
    const { request, response } = message as Message;
    const at = began.get(request);
    if (at === undefined || request.socket.localPort !== ADMIN_PORT) return;
    metrics.answered({
      method: request.method ?? 'GET',
      route: routeOf(request.url ?? '', doors),
      status: response.statusCode,
      tookMs: performance.now() - at,
    });
  };
  subscribe('http.server.request.start', started);
  subscribe('http.server.response.finish', finished);
  const server = await openOpsServer({
    host: HOST,
    port: ADMIN_OPS_PORT,
    ready: async () => {
      const { mongodb, redis } = await delivery()
        .then((engine) => engine.reachable())
        .catch(() => ({ mongodb: false, redis: true }));
      return { missing: mongodb ? [] : ['mongodb'], slower: redis ? [] : ['redis'] };
    },
    metrics: {
      contentType: metrics.registry.contentType,
      render: async () => {
        const [space, engine] = await Promise.allSettled([
          bucket === null ? spaceOf(folder) : null,
          delivery(),
        ]);
        if (space.status === 'fulfilled' && space.value !== null) metrics.disk(space.value);
        if (engine.status === 'fulfilled') metrics.pool('delivery', engine.value.poolUse());
        return metrics.registry.metrics();
      },
    },
  });
  return {
    port: server.port,
    close: async () => {
      unsubscribe('http.server.request.start', started);
      unsubscribe('http.server.response.finish', finished);
      await server.close();
    },
  };
}
