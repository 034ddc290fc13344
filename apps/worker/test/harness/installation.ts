/** What every process of one installation is told alike. */
export interface Installation {
  readonly mongodbUri: string;
  readonly redisUrl: string;
  readonly redisPrefix: string;
  readonly environmentId: string;
  readonly siteUrl: string;
  readonly tokenKeys: readonly { readonly kid: string; readonly secret: Buffer }[];
  /** Logs and uploads are kept there. */
  readonly dataDir: string;
}

/** As the environment of a process; its own ports and secrets come on top. */
export function installationEnv(at: Installation): Readonly<Record<string, string | undefined>> {
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    MONGODB_URI: at.mongodbUri,
    REDIS_URL: at.redisUrl,
    REDIS_PREFIX: at.redisPrefix,
    ENVIRONMENT_ID: at.environmentId,
    SITE_URL: at.siteUrl,
    TOKEN_KEYS: at.tokenKeys.map(({ kid, secret }) => `${kid}:${secret.toString('base64')}`).join(),
  };
}
