import { join } from 'node:path';
import { publicPaths } from '@masthead/domain';
import type { Environment } from './local-environment.ts';
import type { Secrets } from './secrets.ts';

export interface Placement {
  readonly dataDir: string;
  readonly host: string;
  readonly ports: { readonly site: number; readonly admin: number; readonly sandbox: number };
  readonly mongodbUri: string;
  readonly redisUrl: string;
  readonly mode: 'production' | 'development';
}

export type ProcessName = 'sandbox' | 'admin' | 'site' | 'worker';

export interface ProcessEnvironments {
  /** Does mail go through the provider itself? Then there is no sandbox. */
  readonly isLive: boolean;
  readonly siteUrl: string;
  readonly adminUrl: string;
  readonly sandboxUrl: string;
  readonly of: Readonly<Record<ProcessName, Environment>>;
}

/**
 * What each process of a local installation reads. `given` (.env and the shell) wins over what was generated.
 * A RESEND_API_KEY without a RESEND_BASE_URL means the real service: the sandbox is then no part of sending.
 */
export function processEnvironments(
  given: Environment,
  secrets: Secrets,
  at: Placement,
): ProcessEnvironments {
  const url = (port: number) => `http://${at.host === '0.0.0.0' ? '127.0.0.1' : at.host}:${port}`;
  const siteUrl = given.SITE_URL ?? url(at.ports.site);
  const adminUrl = given.ADMIN_URL ?? url(at.ports.admin);
  const sandboxUrl = url(at.ports.sandbox);
  const isLive = given.RESEND_API_KEY !== undefined && given.RESEND_BASE_URL === undefined;
  const shared: Environment = {
    // The sandbox hears no events of the real service, so its secret opens no door then.
    ...(isLive ? omit(secrets, 'RESEND_WEBHOOK_SECRET') : secrets),
    MAIL_FROM: 'Masthead <hello@masthead.example>',
    ENVIRONMENT_ID: 'local',
    MEDIA_DIR: join(at.dataDir, 'media'),
    LOG_FORMAT: 'pretty',
    NEXT_TELEMETRY_DISABLED: '1',
    ...given,
    NODE_ENV: at.mode,
    HOST: at.host,
    MONGODB_URI: at.mongodbUri,
    REDIS_URL: at.redisUrl,
    SITE_URL: siteUrl,
    ADMIN_URL: adminUrl,
    SITE_PORT: String(at.ports.site),
    ADMIN_PORT: String(at.ports.admin),
    SANDBOX_PORT: String(at.ports.sandbox),
  };
  const sandboxKey = given.SANDBOX_API_KEY ?? given.RESEND_API_KEY ?? secrets.SANDBOX_API_KEY;
  const key = given.RESEND_API_KEY ?? sandboxKey;
  const worker = isLive
    ? { ...shared, RESEND_API_KEY: key }
    : {
        RESEND_REQUESTS_PER_SECOND: '10',
        ...shared,
        RESEND_API_KEY: key,
        RESEND_BASE_URL: given.RESEND_BASE_URL ?? sandboxUrl,
      };
  const sandbox = {
    SANDBOX_DATA_DIR: join(at.dataDir, 'sandbox'),
    SANDBOX_REQUESTS_PER_SECOND: '0',
    SANDBOX_WEBHOOK_URL: `${url(at.ports.site)}${publicPaths.webhook}`,
    SANDBOX_WEBHOOK_SECRET: given.RESEND_WEBHOOK_SECRET ?? secrets.RESEND_WEBHOOK_SECRET,
    ...shared,
    SANDBOX_API_KEY: sandboxKey,
  };
  return { isLive, siteUrl, adminUrl, sandboxUrl, of: { admin: shared, site: shared, worker, sandbox } };
}

function omit(record: Environment, name: string): Environment {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}
