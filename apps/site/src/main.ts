import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { connectArchive } from '@masthead/archive';
import { createLogger, EnvError, readEnv, SiteEnv, version } from '@masthead/config';
import { openDelivery } from '@masthead/delivery';
import { openMedia, settingsOf } from '@masthead/media';
import { openTracing } from '@masthead/ops';
import { makeApp } from './app.tsx';
import { loadAssets } from './assets/load-assets.ts';
import { SiteStops } from './deps.ts';
import { followReadModel } from './http/freshness.ts';
import { makeSiteMetrics, openSiteOps } from './open-site-ops.ts';
import { openSiteSearch } from './search/open-site-search.ts';
import { makeDrawShareImage } from './share/draw-share-image.ts';
import { deriveFormKeys } from './signup/derive-form-keys.ts';
import { refusedDomains } from './signup/refused-domains.ts';

/** What is still being answered at shutdown gets this long. */
const lastAnswersMs = 4_000;

/** The composition root: environment → clients → app → server → shutdown. */
async function main(): Promise<void> {
  const env = readEnv(SiteEnv);
  const log = createLogger({ name: 'site', level: env.LOG_LEVEL, format: env.LOG_FORMAT });
  const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT;
  const tracing = await openTracing({ endpoint, service: 'masthead-site', version });
  const metrics = env.SITE_OPS_PORT === 0 ? null : makeSiteMetrics();
  const [archive, media, delivery] = await Promise.all([
    connectArchive(env.MONGODB_URI),
    openMedia(settingsOf(env)),
    openDelivery({
      mongodbUri: env.MONGODB_URI,
      redisUrl: env.REDIS_URL,
      redisPrefix: env.REDIS_PREFIX,
      environmentId: env.ENVIRONMENT_ID,
      tokenKeys: env.TOKEN_KEYS,
      siteUrl: env.SITE_URL,
      webhookSecret: env.RESEND_WEBHOOK_SECRET ?? null,
      makesIndexes: false,
      ...(metrics === null ? {} : { onEvent: metrics.stored }),
      log,
    }),
  ]);
  const clock = () => new Date();
  let stopping = false;
  const freshness = followReadModel(archive.read, clock, log);
  const search = openSiteSearch({
    program: new URL('./search-thread.mjs', import.meta.url),
    mongodbUri: env.MONGODB_URI,
    archive,
    clock,
    onError: (error) =>
      log.error({ err: error }, 'the search could not look for what is new; it looks again'),
  });
  const app = makeApp({
    archive: archive.read,
    freshness,
    search,
    subscribers: delivery.subscribers,
    signupSettings: delivery.signupSettings,
    events: delivery.events,
    clock,
    log,
    settings: {
      siteUrl: env.SITE_URL,
      trustProxyHops: env.TRUST_PROXY_HOPS,
      signupMinFillMs: env.SIGNUP_MIN_FILL_MS,
      refusedDomains: refusedDomains(env.REFUSED_DOMAINS),
      formKeys: deriveFormKeys(env.TOKEN_KEYS),
    },
    assets: loadAssets(assetsFolder()),
    drawShareImage: makeDrawShareImage(join(assetsFolder(), 'fonts')),
    media,
    metrics,
    tracing: endpoint === undefined ? null : tracing,
    ready: async () => {
      if (stopping) throw new SiteStops();
      await archive.ping();
    },
  });
  const ops =
    metrics === null ? null : await openSiteOps(env, metrics, { archive, delivery, stops: () => stopping });
  const server = serve({ fetch: app.fetch, hostname: env.HOST, port: env.SITE_PORT }, () =>
    log.info({ port: env.SITE_PORT }, `the site answers at ${env.SITE_URL}`),
  );
  server.on('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE';
    log.fatal(
      taken ? { port: env.SITE_PORT } : { err: error },
      taken
        ? `port ${env.SITE_PORT} is taken by another program: free it or set SITE_PORT`
        : 'the site cannot listen',
    );
    process.exit(1);
  });

  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal, drainMs: env.DRAIN_MS }, 'stopping');
    // Answers as before, but says that it is not ready: whoever shares the requests out turns to the others meanwhile.
    setTimeout(close, env.DRAIN_MS);
  };
  const close = (): void => {
    const late = setTimeout(() => process.exit(0), lastAnswersMs);
    freshness.stop();
    void ops?.close();
    server.close(() => {
      void search
        .stop()
        .then(() => Promise.allSettled([archive.close(), delivery.close(), tracing.stop()]))
        .then(() => {
          clearTimeout(late);
          process.exit(0);
        });
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** Beside the bundle in a built site, beside `src` in the sources. */
function assetsFolder(): string {
  const built = new URL('./assets/', import.meta.url);
  return fileURLToPath(
    existsSync(built) && existsSync(new URL('icon.svg', built))
      ? built
      : new URL('../assets/', import.meta.url),
  );
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof EnvError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
