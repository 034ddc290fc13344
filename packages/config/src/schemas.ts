import { z } from 'zod';
import {
  accessKey,
  baseUrl,
  deskRoles,
  longSecret,
  mongodbUri,
  port,
  positiveNumber,
  redisUrl,
  tokenKeys,
  wholeNumber,
} from './parsers.ts';
import { variable } from './variable.ts';

const process = {
  NODE_ENV: variable(
    z
      .enum(['development', 'production', 'test'], 'is none of development, production, test')
      .default('development'),
    {
      help: 'production on a server, development elsewhere',
    },
  ),
  LOG_LEVEL: variable(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'is no log level').default('info'),
    { help: 'trace, debug, info, warn, error, fatal or silent' },
  ),
  LOG_FORMAT: variable(z.enum(['json', 'pretty'], 'is neither json nor pretty').default('json'), {
    help: 'json (one object a line) or pretty (for people)',
  }),
  TIMESCALE: variable(positiveNumber(1), {
    help: '1; crash tests divide every timeout, lease and interval by it',
  }),
};

const host = {
  HOST: variable(z.string().default('127.0.0.1'), {
    help: 'the interface to listen on: 127.0.0.1, or 0.0.0.0 inside a container',
  }),
};

const database = {
  MONGODB_URI: variable(mongodbUri(), {
    help: 'mongodb://host:27017/masthead?replicaSet=rs0 (a replica set: transactions need one)',
    secret: true,
  }),
  ENVIRONMENT_ID: variable(
    z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'is not 1 to 32 lower-case letters, digits or dashes')
      .default('local'),
    { help: 'a name of this installation, e.g. local, staging, production; never shared by two databases' },
  ),
};

const queue = {
  REDIS_URL: variable(redisUrl(), { help: 'redis://host:6379', secret: true }),
  REDIS_PREFIX: variable(
    z
      .string()
      .regex(/^[^:\s]+$/, 'is empty or holds a colon or a blank')
      .default('{masthead}'),
    {
      help: 'the prefix of all our Redis keys; keep the braces where Redis is a cluster',
    },
  ),
};

const addresses = {
  SITE_URL: variable(baseUrl(), {
    help: 'the address readers use, without a trailing slash, e.g. https://news.example.org',
  }),
  ADMIN_URL: variable(baseUrl(), {
    help: 'the address editors use, without a trailing slash, e.g. https://desk.example.org',
  }),
};

const signing = {
  TOKEN_KEYS: variable(tokenKeys(), {
    help: 'kid:base64 of 32 random bytes, e.g. k1:$(openssl rand -base64 32); a comma between keys, the first one signs, keep old ones a year',
    secret: true,
  }),
};

const opsPort = variable(wholeNumber(0, 0, 65_535), {
  help: 'the port of /healthz, /readyz and /metrics, for a private network; 0 opens none',
});

const tracing = {
  OTEL_EXPORTER_OTLP_ENDPOINT: variable(baseUrl().optional(), {
    help: 'where an OpenTelemetry collector takes OTLP over HTTP, e.g. http://collector:4318; unset: nothing is traced',
  }),
};

const webhookSecret = z.string().regex(/^whsec_[A-Za-z0-9+/_=-]{20,}$/, 'is not whsec_ and base64');

const localToken = variable(longSecret(), {
  help: 'at least 32 random characters; the command line uses it as its bearer token',
  secret: true,
});

const mailFrom = variable(z.string().regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/, 'is not a sender'), {
  help: 'the sender of confirmations and notices, e.g. Masthead <hello@example.org>',
});

const outboundLookups = variable(z.enum(['on', 'off'], 'is neither on nor off').default('on'), {
  help: 'on (the desk looks at links and asks for metadata, the worker looks after links of past issues) or off (nobody outside is asked)',
});

const trustProxyHops = variable(wholeNumber(0, 0, 10), {
  help: 'how many proxies stand in front of site and admin; 0 believes no X-Forwarded-For',
});

/** The signing keys alone: for whoever changes them. */
export const SigningEnv = z.object(signing);

/** What every process of the installation that uses the database reads. */
export const CommonEnv = z.object({ ...process, ...database });

const mediaNotes = {
  help: 'the folder of uploaded files, unless MEDIA_BUCKET is set: the admin writes it, the site reads it',
};
const bucket = {
  MEDIA_BUCKET: variable(
    z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'is no name of a bucket')
      .optional(),
    { help: 'the private bucket of uploaded files in an S3-compatible store; unset: they are in MEDIA_DIR' },
  ),
  MEDIA_BUCKET_ENDPOINT: variable(baseUrl().optional(), {
    help: "the store's address, e.g. https://s3.example.org; unset: AWS",
  }),
  MEDIA_BUCKET_REGION: variable(z.string().default('us-east-1'), {
    help: "the bucket's region, as the store calls it",
  }),
  MEDIA_BUCKET_KEY: variable(accessKey().optional(), {
    help: 'ID:SECRET of a key that may list, read and write the bucket; unset: what the machine itself may do at AWS',
    secret: true,
  }),
};
const media = { MEDIA_DIR: variable(z.string().default('.masthead/media'), mediaNotes), ...bucket };

export const AdminEnv = z.object({
  ...process,
  ...host,
  ...database,
  ...queue,
  ...addresses,
  ...signing,
  ADMIN_PORT: variable(port(4001), { help: 'the port of the admin' }),
  ADMIN_OPS_PORT: opsPort,
  ...tracing,
  PAYLOAD_SECRET: variable(longSecret(), {
    help: 'at least 32 random characters (openssl rand -hex 32); changing it logs everybody out',
    secret: true,
  }),
  ADMIN_EMAIL: variable(z.email('is not an e-mail address').optional(), {
    help: "the first admin's address; used only while no user exists",
    secret: true,
  }),
  ADMIN_PASSWORD: variable(z.string().min(12, 'is shorter than 12 characters').optional(), {
    help: "the first admin's password, 12 characters or more; used only while no user exists",
    secret: true,
  }),
  LOCAL_TOKEN: localToken,
  TRUST_PROXY_HOPS: trustProxyHops,
  TWO_FACTOR_ROLES: variable(deskRoles(), {
    help: 'who signs in with a code beside the password: admin, editor, writer, with commas between; unset, whoever wants to',
  }),
  MAIL_FROM: mailFrom,
  SITE_INTERNAL_URL: variable(baseUrl().optional(), {
    help: 'where the desk itself reaches the site (in compose http://site:4000): the doctor knocks there; unset: SITE_URL',
  }),
  ...media,
  OUTBOUND_LOOKUPS: outboundLookups,
});

export const SiteEnv = z.object({
  ...process,
  ...host,
  ...database,
  ...queue,
  ...addresses,
  ...signing,
  SITE_PORT: variable(port(4000), { help: 'the port of the public site' }),
  SITE_OPS_PORT: opsPort,
  ...tracing,
  TRUST_PROXY_HOPS: trustProxyHops,
  RESEND_WEBHOOK_SECRET: variable(webhookSecret.optional(), {
    help: "the webhook's signing secret (whsec_…) as the Resend dashboard shows it",
    secret: true,
  }),
  ...media,
  REFUSED_DOMAINS: variable(
    z
      .string()
      .regex(/^[a-z0-9.,\s-]*$/, 'is no list of domains')
      .default(''),
    {
      help: 'domains that cannot subscribe, with commas between; "disposable" stands for a published list of throwaway services',
    },
  ),
  DRAIN_MS: variable(wholeNumber(0, 0, 60_000), {
    help: 'milliseconds a site that is told to stop still answers while /readyz says no, so that a proxy turns to the others',
  }),
  SIGNUP_MIN_FILL_MS: variable(wholeNumber(1500, 0, 600_000), {
    help: 'milliseconds a person needs at least to fill in the signup form',
  }),
});

export const WorkerEnv = z.object({
  ...process,
  ...host,
  WORKER_PORT: opsPort,
  ...tracing,
  ...database,
  ...queue,
  ...addresses,
  ...signing,
  RESEND_API_KEY: variable(z.string().regex(/^re_\S{8,}$/, 'does not start with re_'), {
    help: 'the API key (re_…) of your Resend account, or the one of the sandbox',
    secret: true,
  }),
  RESEND_BASE_URL: variable(baseUrl().optional(), {
    help: "the sandbox's address; leave it unset to mail through Resend itself",
  }),
  RESEND_REQUESTS_PER_SECOND: variable(positiveNumber(2), {
    help: "the account's request limit a second; the worker follows what the service then reports",
  }),
  HANDOVER: variable(
    z.enum(['auto', 'template', 'inline'], 'is none of auto, template, inline').default('auto'),
    { help: 'auto, template (content sent once) or inline (content in every message)' },
  ),
  MAIL_FROM: mailFrom,
  OUTBOUND_LOOKUPS: outboundLookups,
});

export const SandboxEnv = z.object({
  ...process,
  ...host,
  SANDBOX_PORT: variable(port(4002), { help: 'the port of the sandbox' }),
  SANDBOX_DATA_DIR: variable(z.string().default('.masthead/sandbox'), {
    help: "the folder of the sandbox's log and inbox",
  }),
  SANDBOX_API_KEY: variable(z.string().regex(/^re_\S{8,}$/, 'does not start with re_'), {
    help: 'the key (re_…) the sandbox accepts',
    secret: true,
  }),
  SANDBOX_REQUESTS_PER_SECOND: variable(z.coerce.number('is not a number').min(0, 'is below 0').default(0), {
    help: 'the request limit the sandbox enforces; 0 is none',
  }),
  SANDBOX_WEBHOOK_URL: variable(baseUrl().optional(), {
    help: 'where the sandbox posts its events, e.g. http://127.0.0.1:4000/webhooks/resend',
  }),
  SANDBOX_WEBHOOK_SECRET: variable(webhookSecret.optional(), {
    help: 'the secret (whsec_…) the sandbox signs its events with',
    secret: true,
  }),
});

/** The command line: reading a file needs no service, so every address is optional here. */
export const CliEnv = z.object({
  ...process,
  MONGODB_URI: database.MONGODB_URI.optional(),
  REDIS_URL: queue.REDIS_URL.optional(),
  REDIS_PREFIX: queue.REDIS_PREFIX,
  ENVIRONMENT_ID: database.ENVIRONMENT_ID,
  SITE_URL: addresses.SITE_URL.optional(),
  ADMIN_URL: addresses.ADMIN_URL.optional(),
  TOKEN_KEYS: signing.TOKEN_KEYS.optional(),
  LOCAL_TOKEN: localToken.optional(),
  ...bucket,
  MEDIA_DIR: variable(z.string().optional(), mediaNotes),
});

/** Read by `npm start` and `npm test` alone: where the services they start for themselves live. */
export const LocalEnv = z.object({
  MASTHEAD_DIR: variable(z.string().default('.masthead'), {
    help: 'the folder in which npm start keeps databases, uploads, secrets and logs',
  }),
  MASTHEAD_MONGODB_PORT: variable(port(4027), { help: 'the port of the MongoDB that npm start starts' }),
  MASTHEAD_REDIS_PORT: variable(port(4028), { help: 'the port of the Redis that npm start starts' }),
  CHROMIUM_PATH: variable(z.string().optional(), {
    help: 'the browser for the journeys of npm test, if not the chromium on PATH',
  }),
});

export type CommonEnv = z.output<typeof CommonEnv>;
export type AdminEnv = z.output<typeof AdminEnv>;
export type SiteEnv = z.output<typeof SiteEnv>;
export type WorkerEnv = z.output<typeof WorkerEnv>;
export type SandboxEnv = z.output<typeof SandboxEnv>;
export type CliEnv = z.output<typeof CliEnv>;
export type LocalEnv = z.output<typeof LocalEnv>;
