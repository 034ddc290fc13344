import { createLogger, EnvError, readEnv, SandboxEnv } from '@masthead/config';
import { startSandbox } from './start-sandbox.ts';

/** The composition root: environment → sandbox → shutdown. */
async function main(): Promise<void> {
  const env = readEnv(SandboxEnv);
  const log = createLogger({ name: 'sandbox', level: env.LOG_LEVEL, format: env.LOG_FORMAT });
  const sandbox = await startSandbox({
    host: env.HOST,
    port: env.SANDBOX_PORT,
    dataDir: env.SANDBOX_DATA_DIR,
    apiKey: env.SANDBOX_API_KEY,
    requestsPerSecond: env.SANDBOX_REQUESTS_PER_SECOND,
    timescale: env.TIMESCALE,
    ...(env.SANDBOX_WEBHOOK_URL === undefined ? {} : { webhookUrl: env.SANDBOX_WEBHOOK_URL }),
    ...(env.SANDBOX_WEBHOOK_SECRET === undefined ? {} : { webhookSecret: env.SANDBOX_WEBHOOK_SECRET }),
  });
  const { accepted } = await sandbox.stats();
  log.info({ url: sandbox.url, accepted, events: env.SANDBOX_WEBHOOK_URL ?? 'off' }, 'ready');

  const stop = (): void => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof EnvError ? error.message : error);
  process.exitCode = 1;
});
